namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>Arguments at which a function takes its limit, and those limits.</summary>
internal static class SpecialValues
{
    private const double Infinity = double.PositiveInfinity, NaN = double.NaN;

    internal static IReadOnlyList<double> Arguments { get; } =
        [0, -0.0, 1, -1, 2, 0.5, Infinity, -Infinity, NaN, double.Epsilon, double.MaxValue, float.Epsilon, float.MaxValue];

    internal static IReadOnlyList<(double Argument, double Value)> Of(string function) => [(NaN, NaN), .. Known(function)];

    private static (double Argument, double Value)[] Known(string function) => function switch
    {
        "exp" => [(0, 1), (-0.0, 1), (Infinity, Infinity), (-Infinity, 0), (1e30, Infinity), (-1e30, 0)],
        "expm1" => [(0, 0), (-0.0, -0.0), (Infinity, Infinity), (-Infinity, -1), (1e30, Infinity), (-1e30, -1)],
        "log" => [(0, -Infinity), (-0.0, -Infinity), (1, 0), (Infinity, Infinity), (-Infinity, NaN), (-1, NaN), (-1e-40, NaN)],
        "log1p" => [(0, 0), (-0.0, -0.0), (-1, -Infinity), (Infinity, Infinity), (-Infinity, NaN), (-2, NaN)],
        "softplus" => [(Infinity, Infinity), (-Infinity, 0), (1e30, 1e30), (-1e30, 0)],
        "log-sigmoid" => [(Infinity, -0.0), (-Infinity, -Infinity), (-1e30, -1e30), (1e30, -0.0)],
        "tanh" => [(0, 0), (-0.0, -0.0), (Infinity, 1), (-Infinity, -1), (1e30, 1), (-1e30, -1)],
        "sinh" => [(0, 0), (-0.0, -0.0), (Infinity, Infinity), (-Infinity, -Infinity), (1e30, Infinity), (-1e30, -Infinity)],
        "cosh" => [(0, 1), (-0.0, 1), (Infinity, Infinity), (-Infinity, Infinity), (1e30, Infinity), (-1e30, Infinity)],
        "log-cosh" => [(0, 0), (-0.0, 0), (Infinity, Infinity), (-Infinity, Infinity), (1e30, 1e30), (-1e30, 1e30)],
        "erf" => [(0, 0), (-0.0, -0.0), (Infinity, 1), (-Infinity, -1), (1e30, 1), (-1e30, -1)],
        "erfc" => [(0, 1), (-0.0, 1), (Infinity, 0), (-Infinity, 2), (1e30, 0), (-1e30, 2)],
        "normal-cdf" => [(0, 0.5), (-0.0, 0.5), (Infinity, 1), (-Infinity, 0), (1e30, 1), (-1e30, 0)],
        "log-normal-cdf" => [(Infinity, -0.0), (-Infinity, -Infinity), (1e30, -0.0), (-1e200, -Infinity)],
        "log-gamma" => [(0, Infinity), (-0.0, Infinity), (1, 0), (2, 0), (Infinity, Infinity), (-1, NaN), (-0.5, NaN), (-Infinity, NaN)],
        "digamma" => [(0, -Infinity), (-0.0, -Infinity), (Infinity, Infinity), (-1, NaN), (-0.5, NaN), (-Infinity, NaN)],
        "trigamma" => [(0, Infinity), (-0.0, Infinity), (Infinity, 0), (-1, NaN), (-0.5, NaN), (-Infinity, NaN)],
        "tetragamma" => [(0, -Infinity), (-0.0, -Infinity), (Infinity, -0.0), (-1, NaN), (-0.5, NaN), (-Infinity, NaN)],
        "pentagamma" => [(0, Infinity), (-0.0, Infinity), (Infinity, 0), (-1, NaN), (-0.5, NaN), (-Infinity, NaN)],
        "power" => [(0, 0), (1, 1), (Infinity, Infinity), (-1, NaN), (-Infinity, NaN)],
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "has no special values here"),
    };
}
