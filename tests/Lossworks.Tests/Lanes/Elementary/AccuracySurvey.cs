using Lossworks.Kernels;

namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>Looks for the largest error of a function.</summary>
internal static class AccuracySurvey
{
    /// <summary>Over the table of one precision.</summary>
    internal static (double Worst, string Where) OfTheTable(string name, bool single)
    {
        TestedFunction function = Formulas.All[name];
        (double worst, string where) = (0, "");
        foreach (AccuracyTable.Entry entry in AccuracyTable.Read(name).Entries.Where(entry => entry.Single == single))
        {
            double found = single ? function.One((float)entry.Argument, entry.Exponent) : function.One(entry.Argument, entry.Exponent);
            double error = single ? Ulps.Error((float)found, entry.Nearest) : Ulps.Error(found, entry.Nearest, entry.Hundredths);
            if (!(error <= worst))
                (worst, where) = (error, $"{name} at {entry.Argument:R}, exponent {entry.Exponent:R}: {found:R} instead of {entry.Nearest:R}, {error:F2} ulps");
        }

        return (worst, where);
    }

    /// <summary>Over every so manieth float there is, beside the double function that the table has proven.</summary>
    internal static (double Worst, string Where) OfAllFloats(string name, int every)
    {
        TestedFunction function = Formulas.All[name];
        double[] exponents = name == "power" ? [0.1, -0.5, 1.7, 2, -3.3, 12.5, -1234.5] : [1];
        (double worst, string where) = (0, "");
        float[] x = new float[1 << 14];
        double[] wide = new double[x.Length];
        for (long bits = 0; bits < 1L << 32;)
        {
            for (int i = 0; i < x.Length; i++, bits += every)
                wide[i] = x[i] = BitConverter.UInt32BitsToSingle((uint)bits);
            foreach (double exponent in exponents)
            {
                float[] found = function.Run<float>(Width.Bits512, x, exponent);
                double[] truth = function.Run<double>(Width.Bits512, wide, exponent);
                for (int i = 0; i < x.Length; i++)
                {
                    double error = Ulps.Error(found[i], truth[i]);
                    if (!(error <= worst))
                        (worst, where) = (error, $"{name} at {x[i]:R}, exponent {exponent:R}: {found[i]:R} instead of {truth[i]:R}, {error:F2} ulps");
                }
            }
        }

        return (worst, where);
    }
}
