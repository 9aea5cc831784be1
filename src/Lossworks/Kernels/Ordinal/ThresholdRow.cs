using System.Numerics;
using Lossworks.Calculus;
using Lossworks.Lanes;
using Lossworks.Losses;

namespace Lossworks.Kernels;

/// <summary>Sums of margin losses between one score and cut points: each cut point asks for the score to lie on the right side of it.</summary>
internal ref struct ThresholdRow<S>(S score, Surrogate surrogate)
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly double _score = double.CreateTruncating(score);
    private CompensatedSum _value, _first, _second;

    /// <summary>The score should lie below this cut point, or else above.</summary>
    internal void Add(double cut, bool below)
    {
        var f = Jet2<double, Scalar<double>>.Variable(_score);
        var loss = Penalty(below ? cut - f : f - cut);
        _value.Add(loss.Value);
        _first.Add(loss.First);
        _second.Add(loss.Second);
    }

    /// <summary>The sum; its derivatives are written where there is room.</summary>
    internal readonly double Write(Span<S> gradient, Span<S> hessian)
    {
        gradient.Put(0, _first.Total);
        hessian.Put(0, _second.Total);
        return _value.Total;
    }

    private readonly T Penalty<T>(T margin)
        where T : struct, IReal<T>
        => surrogate == Surrogate.Hinge ? new Hinge().Of(margin) : T.Softplus(-margin);
}
