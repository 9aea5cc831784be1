namespace Lossworks.Cli.Tests;

/// <summary>Equality up to a relative error.</summary>
internal static class Close
{
    internal static void To(double expected, double actual, double relative = 1e-6) =>
        Assert.True(Error(expected, actual) <= relative, $"expected {expected:R}, got {actual:R}: relative error {Error(expected, actual):G3} is above {relative:G3}");

    internal static void To(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double relative = 1e-6)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            To(expected[i], actual[i], relative);
    }

    private static double Error(double expected, double actual) => Math.Abs(expected - actual) / (expected == 0 ? 1 : Math.Abs(expected));
}
