using System.Collections.Immutable;

namespace Lossworks.Verification;

/// <summary>What holds of a loss of single numbers, from tables along lines and from the attacks.</summary>
internal sealed class SingleNumberDiscovery
{
    private readonly LossProbe _probe;

    private readonly IReadOnlyList<double> _suspects;

    private readonly Findings _findings;

    private readonly Survey _survey;

    private readonly string _argument;

    internal SingleNumberDiscovery(LossProbe probe, IReadOnlyList<double> suspects, Findings findings)
    {
        (_probe, _suspects, _findings, _survey) = (probe, suspects, findings, new(probe, suspects));
        _argument = Words.ArgumentOf(probe.Loss);
    }

    internal LossClaims Claims()
    {
        bool isNumber = IsNumber();
        JumpPlaces places = JumpPlaces.Of(_probe, _survey.Ordinary, _suspects);
        bool convex = IsConvex(isNumber);
        if (!isNumber)
            return new() { Differentiable = false };
        LossClaims smoothness = Smoothness(places);
        bool isSmooth = smoothness is { Differentiable: true, Kinks.IsEmpty: true };
        return smoothness with
        {
            Convex = convex,
            StrictlyConvex = convex && IsStrictlyConvex(),
            Lipschitz = places.ValueJumps is null ? Lipschitz() : Jumps("lipschitz", places),
            Smooth = !_probe.HasHessian ? null : isSmooth ? Smooth() : NotSmooth(),
            Even = IsEven(),
            NonNegative = IsNonNegative(),
            ZeroAtPerfect = IsZeroAtPerfect(),
            Bounded = Bounded(),
        };
    }

    /// <summary>Whether it is a number wherever numbers are ordinary.</summary>
    private bool IsNumber()
    {
        if (_survey.NotANumber() is not { } found)
            return true;
        _findings.Note("finite", false, $"the {found.What} is NaN at {found.At}");
        return _survey.IsOrdinarilyNumber();
    }

    private bool IsConvex(bool isNumber)
    {
        (ArgumentLine line, CurvatureMap map)[] maps = [.. _survey.Ordinary.Select(l => (l.Line, CurvatureMap.Of(l.Line, l.Table, _suspects)))];
        (ArgumentLine line, CurvatureMap map) falling = maps.FirstOrDefault(m => m.map.Falling is not null);
        string? against = !isNumber ? "it is not everywhere a number"
            : _findings.Refute(s => ConvexityAttack.Refute(_probe, s, strictly: false))
                ?? (falling.map is not null ? $"its derivative falls at {falling.line.At(falling.map.Falling!.Value)}" : null);
        bool convex = _findings.Note("convex", against, "everywhere");
        if (!convex)
        {
            int shown = _probe.Loss.Shape == LossShape.Pointwise ? 2 : 1;
            foreach ((ArgumentLine line, CurvatureMap map) in maps.Take(shown).Where(m => m.map.Falling is not null))
                _findings.Note("convex where", map.Stretches.Count > 0, Where(line, map));
        }

        return convex;
    }

    private string Where(ArgumentLine line, CurvatureMap map)
    {
        string target = _probe.Loss.Shape == LossShape.Pointwise ? $" for target {Words.Short(line.Target)}" : "";
        return map.Stretches.Count == 0
            ? $"nowhere{target}"
            : $"{_argument} {string.Join(", ", map.Stretches.Take(4).Select(s => Words.Stretch(s.Low, s.High)))}"
                + $"{(map.Stretches.Count > 4 ? " ..." : "")}{target}";
    }

    private bool IsStrictlyConvex() =>
        _findings.Note("strictly-convex", Flat() ?? _findings.Refute(s => ConvexityAttack.Refute(_probe, s, strictly: true)), "everywhere");

    /// <summary>Three neighbors among the ordinary numbers without curvature are a flat stretch.</summary>
    private string? Flat()
    {
        foreach ((ArgumentLine line, LineTable table) in _survey.Ordinary)
        {
            for (int i = 2; i < table.Hessians.Length; i++)
            {
                double low = table.Predictions[i - 2], high = table.Predictions[i];
                bool isOrdinary = Math.Max(Math.Abs(low), Math.Abs(high)) <= SearchGrid.Ordinary && high - low > 1e-2;
                if (isOrdinary && table.Hessians.AsSpan(i - 2, 3).IndexOfAnyExcept(0.0) < 0)
                    return $"it is linear around {line.At(table.Predictions[i - 1])}";
            }
        }

        return null;
    }

    /// <summary>Kinks and jumps where they are points of the argument, and the fact that there are others where they are not.</summary>
    private LossClaims Smoothness(JumpPlaces places)
    {
        LossClaims claims = new() { Differentiable = places.ValueJumps is null && !places.KinksMove, Kinks = places.Kinks };
        if (places.ValueJumps is { } cliff)
            _findings.Note("continuous", false, $"the value jumps at {cliff}");
        string? against = places.KinksMove ? $"the derivative jumps where the {_argument} meets something that moves with the target, as at {places.MovingKink}"
            : places.ValueJumps is not null ? "the value jumps"
            : !claims.Kinks.IsEmpty ? $"the derivative jumps at {_argument} {Words.List(claims.Kinks)}"
            : _findings.Refute(s => KinkAttack.Differentiable(_probe, s));
        bool differentiable = _findings.Note("differentiable", against, "everywhere");
        claims = claims with { Differentiable = differentiable || (claims.Differentiable && !claims.Kinks.IsEmpty) };
        if (!claims.Kinks.IsEmpty && _findings.Refute(s => KinkAttack.Kinks(_probe, s, claims.Kinks)) is { } more)
        {
            _findings.Note("kinks", false, more);
            return claims with { Differentiable = false, Kinks = [] };
        }

        return WithJumps(claims, places);
    }

    private LossClaims WithJumps(LossClaims claims, JumpPlaces places)
    {
        ImmutableArray<double> jumps = claims.Differentiable && _probe.HasHessian ? places.Jumps : [];
        LossClaims with = claims with { Jumps = jumps };
        if (jumps.IsEmpty || _findings.Refute(s => KinkAttack.Jumps(_probe, s, with)) is not null)
            return claims;
        _findings.Note("jumps", true, $"the second derivative jumps at {_argument} {Words.List(jumps)}");
        return with;
    }

    private double? Lipschitz()
    {
        Supremum slope = Supremum.Of(_survey, t => Sizes(t.Gradients), p => Math.Abs(_probe.Gradient(p)[0]), _probe.Loss, _suspects);
        return Claimed("lipschitz", slope, bound => s => BoundAttack.Lipschitz(_probe, s, bound), "the derivative");
    }

    private double? Smooth()
    {
        Supremum curvature = Supremum.Of(_survey, t => Sizes(t.Hessians), p => Math.Abs(_probe.Hessian(p)[0]), _probe.Loss, _suspects);
        return Claimed("smooth", curvature, bound => s => BoundAttack.Smooth(_probe, s, bound), "the second derivative");
    }

    private double? Bounded()
    {
        Supremum value = Supremum.Of(_survey, t => t.Values, _probe.Value, _probe.Loss, _suspects);
        return Claimed("bounded", value, bound => s => BoundAttack.Bounded(_probe, s, bound), "the value");
    }

    private double? Claimed(string property, Supremum found, Func<double, Func<ulong, string?>> attack, string what)
    {
        string? against = found.Value is { } bound ? _findings.Refute(attack(bound)) : $"{what} {found.Text}";
        return _findings.Note(property, against, found.Text) ? found.Value : null;
    }

    private double? Jumps(string property, JumpPlaces places)
    {
        _findings.Note(property, false, $"the value jumps at {places.ValueJumps}");
        return null;
    }

    private double? NotSmooth()
    {
        _findings.Note("smooth", false, "the derivative jumps");
        return null;
    }

    private bool IsEven() => Distance.Decides(_probe, 1) && _findings.Attack("even", s => SymmetryAttack.Even(_probe, s), "the same for r and -r");

    /// <summary>The least value by the same search as the largest ones: the attack looks at random places only.</summary>
    private bool IsNonNegative()
    {
        Supremum least = Supremum.Of(_survey, t => [.. t.Values.Select(v => -v)], p => -_probe.Value(p), _probe.Loss, []);
        string? against = least.Value is { } most ? (most > 0 ? $"value {-most:R} {least.Text[least.Text.IndexOf("at ", StringComparison.Ordinal)..]}" : null)
            : $"the value {least.Text.Replace("grows", "falls", StringComparison.Ordinal)}";
        return _findings.Note("non-negative", against ?? _findings.Refute(s => BoundAttack.NonNegative(_probe, s)), "never below 0");
    }

    /// <summary>No score and no logarithm of a target is the target: those have no perfect answer on its scale.</summary>
    private bool IsZeroAtPerfect() =>
        _probe.Loss.Outputs[0].Scale == Scale.Identity
            && _findings.Attack("zero-at-perfect", s => SymmetryAttack.ZeroAtPerfect(_probe, s), "0 where the prediction equals the target");

    private static double[] Sizes(double[] numbers) => [.. numbers.Select(Math.Abs)];
}
