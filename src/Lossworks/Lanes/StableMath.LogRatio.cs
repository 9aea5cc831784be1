namespace Lossworks.Lanes;

public static partial class StableMath
{
    /// <summary>log(x/y), with its digits where both are nearly equal and without overflow where they are not.</summary>
    internal static double LogRatio(double x, double y)
    {
        double ratio = x / y;
        return ratio is > 0.5 and < 2 ? Math.Log(ratio) : Math.Log(x) - Math.Log(y);
    }
}
