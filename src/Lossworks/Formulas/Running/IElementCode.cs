using Lossworks.Calculus;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>What a formula of one prediction compiles to: a struct with these three methods, whose code the loop takes in.</summary>
internal interface IElementCode
{
    /// <summary>The value alone.</summary>
    Expansion<V> Plain<V, O>(V prediction, V target, V weight)
        where V : struct
        where O : struct, ILanes<V>;

    /// <summary>The value and the first derivative.</summary>
    Expansion<V> Slope<V, O>(V prediction, V target, V weight)
        where V : struct
        where O : struct, ILanes<V>;

    /// <summary>The value and both derivatives.</summary>
    Expansion<V> Bend<V, O>(V prediction, V target, V weight)
        where V : struct
        where O : struct, ILanes<V>;
}
