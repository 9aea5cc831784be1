using Lossworks.Lanes;

namespace Lossworks.Tests.Lanes.Elementary;

/// <summary>A function of one argument, at every width and precision; all but the power ignore the exponent.</summary>
internal interface ILaneFormula
{
    static abstract V Of<V, O>(V x, double exponent)
        where V : struct
        where O : struct, ILanes<V>;
}
