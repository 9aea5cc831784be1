using Lossworks.Calculus;
using Lossworks.Verification;

namespace Lossworks.Tests.Contracts;

/// <summary>What is discovered about losses that no card describes, as people write them: naive, unbounded, broken.</summary>
public sealed class DiscoveredFormulas
{
    [Fact]
    public void A_kink_that_moves_with_the_target_is_no_point_of_the_argument()
    {
        Discovered found = Of<Distances>(2);
        Assert.False(found.Claims.Differentiable);
        Assert.Empty(found.Claims.Kinks);
        Assert.Equal(3, found.Claims.Lipschitz);
        Assert.Equal(Functional.Quantile(0.75), found.Claims.Elicits);
        Assert.True(found.Claims is { Convex: true, StrictlyConvex: false, NonNegative: true, ZeroAtPerfect: true, Even: false, Smooth: null });
    }

    [Fact]
    public void A_naive_softplus_is_told_where_it_overflows()
    {
        Discovered found = Of<NaiveSoftplus>();
        Observation nan = Assert.Single(found.Observations, o => o.Property == "finite");
        Assert.Contains("NaN at prediction", nan.Text, StringComparison.Ordinal);
        Assert.Equal(1, found.Claims.Lipschitz);
        Assert.Contains("infinite at", Text(found, "smooth"), StringComparison.Ordinal);
        Assert.True(found.Claims.Convex);
    }

    [Fact]
    public void What_falls_forever_has_no_bound_below()
    {
        Discovered found = Of<Falling>();
        Assert.True(found.Claims is { Convex: false, NonNegative: false, Lipschitz: null, Smooth: 2, Elicits: null });
        Assert.Contains("nowhere", Text(found, "convex where"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_is_neither_continuous_nor_bounded_in_slope()
    {
        Discovered found = Of<Step>();
        Assert.True(found.Claims is { Convex: false, Differentiable: false, Lipschitz: null, Smooth: null, Bounded: 1, NonNegative: true });
        Assert.Contains("0.7", Text(found, "continuous"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_kink_at_which_the_derivative_is_no_number_is_one()
    {
        Discovered found = Of<RootOfSquare>();
        Assert.True(found.Claims is { Convex: true, Differentiable: false, Kinks.IsEmpty: true, Lipschitz: 1 });
        Assert.Equal(Functional.Median, found.Claims.Elicits);
    }

    [Fact]
    public void A_cusp_has_an_endless_slope()
    {
        Discovered found = Of<Cusp>();
        Assert.True(found.Claims is { Lipschitz: null, Differentiable: false, Convex: false });
        Assert.Contains("without bound", Text(found, "lipschitz"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stretch_of_convexity_ends_at_the_turning_points()
    {
        Discovered found = Of<Bell>();
        Assert.Contains("from -0.707107 to 0.707107", Text(found, "convex where"), StringComparison.Ordinal);
        Assert.Equal(1, found.Claims.Bounded!.Value, 1e-9);
        Assert.Equal(Math.Sqrt(2 / Math.E), found.Claims.Lipschitz!.Value, 1e-8);
    }

    [Fact]
    public void A_constant_and_nothing_but_NaN_are_survived()
    {
        Assert.True(Of<Constant>().Claims is { Convex: true, StrictlyConvex: false, Lipschitz: 0, Smooth: 0, Bounded: 7 });
        LossClaims nowhere = Of<Nowhere>().Claims;
        Assert.True(nowhere is { Convex: false, StrictlyConvex: false, Lipschitz: null, Smooth: null, Bounded: null, NonNegative: false, Elicits: null });
    }

    private static string Text(Discovered found, string property) => found.Observations.First(o => o.Property == property).Text;

    private static Discovered Of<L>(params double[] suspects)
        where L : struct, IPointwiseLoss
    {
        Loss loss = new LossCatalogue([LossEntry.Pointwise(static _ => default(L), static _ => [])]).Entries[0].CreateDefault()!;
        Discovered found = ClaimDiscovery.Run(new LossProbe(loss), 1, suspects);
        foreach (ulong seed in (ulong[])[21, 22])
            Assert.All(ClaimAttack.Run(new LossProbe(loss), found.Claims, seed), r => Assert.True(r.Holds, $"{r.Claim}: {r.Counterexample}"));
        return found;
    }

    private static LossCard Bare(string name) => LossCatalogue.BuiltIn.Find("squared-log-error").Card with
    {
        Name = name,
        Aliases = [],
        Parameters = [],
        Outputs = [Output.Value],
        Target = Argument.RealTarget,
    };

    /// <summary>Three times as far below the target as above it costs the same.</summary>
    private readonly record struct Distances : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("distances");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.IfAtMost(f - y, 0, (-3.0) * (f - y), f - y);
    }

    /// <summary>Overflows from 710 on.</summary>
    private readonly record struct NaiveSoftplus : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("naive-softplus");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.Log(1 + T.Exp(f));
    }

    /// <summary>Unbounded below.</summary>
    private readonly record struct Falling : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("falling");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => -T.Square(f - y);
    }

    /// <summary>0 / 0 in the derivative where both are equal.</summary>
    private readonly record struct RootOfSquare : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("root-of-square");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.Sqrt(T.Square(f - y));
    }

    /// <summary>Counts predictions from 0.7 on.</summary>
    private readonly record struct Step : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("step");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.IfLess(f, 0.7, T.Const(0.0), T.Const(1.0));
    }

    /// <summary>An endless slope at 0.</summary>
    private readonly record struct Cusp : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("cusp");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.Sqrt(T.Abs(f));
    }

    /// <summary>Convex around the middle only.</summary>
    private readonly record struct Bell : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("bell");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => 1 - T.Exp(-T.Square(f));
    }

    /// <summary>The same for all.</summary>
    private readonly record struct Constant : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("constant");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.Const(7.0);
    }

    /// <summary>Never a number.</summary>
    private readonly record struct Nowhere : IPointwiseLoss
    {
        public static LossCard Card { get; } = Bare("nowhere");

        public LossClaims Claims => new();

        public T Of<T, C>(T f, C y)
            where T : struct, IReal<T, C>
            where C : struct, IReal<C>
            => T.Log(T.Const(-1.0)) + f;
    }
}
