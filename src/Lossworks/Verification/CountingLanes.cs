using Lossworks.Lanes;

namespace Lossworks.Verification;

/// <summary>One double at a time, counting what is done to it: how much arithmetic a formula costs, whatever the machine.</summary>
internal readonly struct CountingLanes : ILanes<double>
{
    [ThreadStatic]
    private static int _operations;

    public static bool IsSingle => false;

    public static int Count => 1;

    /// <summary>Operations since the last reset, on this thread.</summary>
    internal static int Operations => _operations;

    public static double Create(double value) => value;

    public static double Add(double a, double b) => Counted(Scalar<double>.Add(a, b));

    public static double Subtract(double a, double b) => Counted(Scalar<double>.Subtract(a, b));

    public static double Multiply(double a, double b) => Counted(Scalar<double>.Multiply(a, b));

    public static double Divide(double a, double b) => Counted(Scalar<double>.Divide(a, b));

    public static double MultiplyAdd(double a, double b, double c) => Counted(Scalar<double>.MultiplyAdd(a, b, c));

    public static double Negate(double x) => Counted(Scalar<double>.Negate(x));

    public static double Abs(double x) => Counted(Scalar<double>.Abs(x));

    public static double Sqrt(double x) => Counted(Scalar<double>.Sqrt(x));

    public static double Round(double x) => Counted(Scalar<double>.Round(x));

    public static double AtLeast(double x, double bound) => Counted(Scalar<double>.AtLeast(x, bound));

    public static double AtMost(double x, double bound) => Counted(Scalar<double>.AtMost(x, bound));

    public static double IfAtMost(double x, double bound, double then, double otherwise) => Counted(Scalar<double>.IfAtMost(x, bound, then, otherwise));

    public static double IfLess(double x, double bound, double then, double otherwise) => Counted(Scalar<double>.IfLess(x, bound, then, otherwise));

    public static double IfEqual(double a, double b, double then, double otherwise) => Counted(Scalar<double>.IfEqual(a, b, then, otherwise));

    public static double CopySign(double magnitude, double sign) => Counted(Scalar<double>.CopySign(magnitude, sign));

    public static double PowerOfTwo(double n) => Counted(Scalar<double>.PowerOfTwo(n));

    public static double Scale(double x, double n) => Counted(Scalar<double>.Scale(x, n));

    public static double Decompose(double x, out double exponent) => Counted(Scalar<double>.Decompose(x, out exponent));

    internal static void Reset() => _operations = 0;

    private static double Counted(double result)
    {
        _operations++;
        return result;
    }
}
