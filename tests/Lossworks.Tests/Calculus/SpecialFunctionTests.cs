using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Tests.Calculus;

/// <summary>Functions of one double, against values made with mpmath at 60 digits.</summary>
public sealed class SpecialFunctionTests
{
    [Theory]
    [InlineData(0.0, 0.7978845608028654)]
    [InlineData(1e-09, 0.7978845604394851)]
    [InlineData(0.5, 0.6410777703680645)]
    [InlineData(1.7, 0.4103579219281876)]
    [InlineData(3.999, 0.22565382625762284)]
    [InlineData(4.001, 0.22556048057765912)]
    [InlineData(8.0, 0.12136811223611269)]
    [InlineData(40.0, 0.024968847207263722)]
    [InlineData(10000.0, 9.99999980000001e-05)]
    [InlineData(100000000.0, 9.999999999999999e-09)]
    public void The_normal_hazard_less_its_argument_keeps_its_digits(double x, double expected) => Close(expected, StableMath.ExcessHazard(x));

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(0.3, 0.3820885778110474)]
    [InlineData(2.0, 0.02275013194817921)]
    [InlineData(7.5, 3.1908916729108963e-14)]
    [InlineData(25.0, 3.056696706382561e-138)]
    [InlineData(37.0, 5.725571222524577e-300)]
    public void The_normal_tail_is_right_far_out(double x, double expected) => Close(expected, StableMath.NormalTail(x));

    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, 1e-06, -9.9999975e-07)]
    [InlineData(0.0, 2.5, -1.309161328803972)]
    [InlineData(0.0, 49.0, -2.8622710592540805)]
    [InlineData(0.0, 51.0, -2.882375833509921)]
    [InlineData(0.0, 100000.0, -6.675400015683537)]
    [InlineData(0.5, 1.0, -1.0643519910735317)]
    [InlineData(4.0, 30.0, -16.49093285542589)]
    [InlineData(49.5, 49.5, -219.3149920985146)]
    [InlineData(50.5, 0.001, -185.44616144042482)]
    [InlineData(149.0, 700.0, -996.1151451385296)]
    [InlineData(499.0, 3.0, -2953.991793481356)]
    public void The_logarithm_of_the_Bessel_function_is_right_for_any_order_and_argument(double order, double x, double expected) =>
        Close(expected, Bessel.LogScaledI(order, x));

    [Theory]
    [InlineData(1e-08, 2.0, -18.420680733952366, 100000000.99999999, 1e+16)]
    [InlineData(0.5, 1e-09, -1.9635100235540225e-09, 4.934802192130281e-09, 1.6828796595529776e-08)]
    [InlineData(2.0, 1.0, 0.6931471805599453, 0.5, 0.25)]
    [InlineData(3.0, 700.0, 3902.364126389221, 5.63186115053927, 0.393510579544112)]
    [InlineData(9.5, 1.0, 2.2512917986064953, 0.10526315789473684, 0.0110803324099723)]
    [InlineData(10000.0, 0.25, 2.3025757179159236, 2.500093751562412e-05, 2.5001875046871485e-09)]
    [InlineData(10000000000.0, 3.0, 69.07755279012137, 2.9999999997e-10, 2.9999999994e-20)]
    public void Steps_of_log_gamma_and_its_derivatives_do_not_cancel(double x, double step, double logGamma, double digamma, double trigamma)
    {
        Close(logGamma, GammaSteps.LogGamma(x, step));
        Close(digamma, GammaSteps.Digamma(x, step));
        Close(trigamma, GammaSteps.Trigamma(x, step));
    }

    private static void Close(double expected, double actual) => Assert.Equal(expected, actual, 2e-14 * Math.Abs(expected));
}
