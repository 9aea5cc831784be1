using System.Numerics;

namespace Lossworks.Kernels;

/// <summary>The angle between a row u and its target v, with derivatives that keep their digits when both are nearly parallel.</summary>
/// <remarks>
/// c = &lt;u,v&gt;/(max(|u|, e) max(|v|, e)). Its gradient by u is f/(|u| |v|), f the part of v at right angles to u. f is formed with one rounding and then
/// freed of what that left along u; |f|^2/|v|^2 is 1 - c^2, so that 1 - c = (1 - c^2)/(1 + c) does not cancel either. u and v are scaled by powers of
/// two first, so that no square overflows or vanishes.
/// </remarks>
internal readonly ref struct CosineRow<S>
    where S : unmanaged, IBinaryFloatingPointIeee754<S>
{
    private readonly ReadOnlySpan<S> _u;
    private readonly RowTarget<S> _v;
    private readonly double _scaleU, _scaleV, _squareU, _across, _along, _lengthU, _lengthV;
    private readonly int _top;
    private readonly bool _clamped;

    internal CosineRow(ReadOnlySpan<S> u, RowTarget<S> v, double epsilon)
    {
        _u = u;
        _v = v;
        double largestU = 0, largestV = 0;
        for (int i = 0; i < u.Length; i++)
        {
            double size = Math.Abs(double.CreateTruncating(u[i]));
            if (size > largestU)
                (largestU, _top) = (size, i);
            largestV = Math.Max(largestV, Math.Abs(v[i]));
        }

        IsZero = largestU == 0 || largestV == 0;
        Distance = 1;
        if (IsZero)
            return;
        (_scaleU, _scaleV) = (PowerOfTwoBelow(largestU), PowerOfTwoBelow(largestV));
        double product = 0, squareV = 0;
        for (int i = 0; i < u.Length; i++)
        {
            double a = U(i), b = V(i);
            product = Math.FusedMultiplyAdd(a, b, product);
            _squareU = Math.FusedMultiplyAdd(a, a, _squareU);
            squareV = Math.FusedMultiplyAdd(b, b, squareV);
        }

        double normU = Math.Sqrt(_squareU), normV = Math.Sqrt(squareV);
        (_lengthU, _lengthV) = (Math.Max(_scaleU * normU, epsilon), Math.Max(_scaleV * normV, epsilon));
        _clamped = _scaleU * normU < epsilon;
        double shareU = _clamped ? _scaleU * normU / _lengthU : 1, shareV = _scaleV * normV < epsilon ? _scaleV * normV / _lengthV : 1;
        Cosine = product / (normU * normV) * shareU * shareV;
        _across = product / _squareU;
        (_along, double rest) = Remainder();
        bool isClamped = shareU != 1 || shareV != 1;
        Distance = isClamped || Cosine < 0 ? Math.Max(0, 1 - Cosine) : rest / squareV / (1 + Cosine);
    }

    /// <summary>Whether one of both is 0, so that there is no angle: the cosine counts as 0 then, and nothing pulls.</summary>
    internal bool IsZero { get; }

    /// <summary>c.</summary>
    internal double Cosine { get; }

    /// <summary>1 - c.</summary>
    internal double Distance { get; }

    /// <summary>Derivatives of 1 - c.</summary>
    internal void Derive(Span<S> gradient, Span<S> hessian)
    {
        if (IsZero)
        {
            gradient.Clear();
            hessian.Clear();
            return;
        }

        double others = Others();
        for (int i = 0; i < _u.Length; i++)
        {
            double b = _clamped ? V(i) : Residual(i), a = U(i);
            double pull = b * (_scaleV / _lengthV);
            if (!gradient.IsEmpty)
                gradient[i] = S.CreateTruncating(-pull / _lengthU);
            if (hessian.IsEmpty)
                continue;
            // (2 g_i u_i + c (1 - u_i^2))/|u|^2, g the part of v/|v| across u/|u|.
            double root = Math.Sqrt(_squareU), bend = (2 * pull * (a / root)) + (Cosine * ((i == _top ? others : _squareU - (a * a)) / _squareU));
            hessian[i] = S.CreateTruncating(_clamped ? 0 : bend / _lengthU / _lengthU);
        }
    }

    /// <summary>The share of v that the first rounding left along u, and the squared length of the rest.</summary>
    private (double Along, double Square) Remainder()
    {
        double along = 0, square = 0;
        for (int i = 0; i < _u.Length; i++)
        {
            double f = Math.FusedMultiplyAdd(-_across, U(i), V(i));
            along = Math.FusedMultiplyAdd(f, U(i), along);
        }

        along /= _squareU;
        for (int i = 0; i < _u.Length; i++)
        {
            double f = Math.FusedMultiplyAdd(-along, U(i), Math.FusedMultiplyAdd(-_across, U(i), V(i)));
            square = Math.FusedMultiplyAdd(f, f, square);
        }

        return (along, square);
    }

    private double Residual(int i) => Math.FusedMultiplyAdd(-_along, U(i), Math.FusedMultiplyAdd(-_across, U(i), V(i)));

    /// <summary>The squares of all but the largest: |u|^2 minus the largest would cancel.</summary>
    private double Others()
    {
        double sum = 0;
        for (int i = 0; i < _u.Length; i++)
            sum += i == _top ? 0 : U(i) * U(i);
        return sum;
    }

    private double U(int i) => double.CreateTruncating(_u[i]) / _scaleU;

    private double V(int i) => _v[i] / _scaleV;

    private static double PowerOfTwoBelow(double x) => Math.ScaleB(1, Math.ILogB(x));
}
