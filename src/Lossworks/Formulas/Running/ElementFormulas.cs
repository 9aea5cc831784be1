using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>Compiled code for the element loop.</summary>
internal readonly struct OfCode<F>(F code) : IElementFormula
    where F : struct, IElementCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public J At<J, V, O>(V prediction, V target)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        => J.Of(J.Order == 0 ? code.Plain<V, O>(prediction, target, O.Create(1))
            : J.Order == 1 ? code.Slope<V, O>(prediction, target, O.Create(1))
            : code.Bend<V, O>(prediction, target, O.Create(1)));
}

/// <summary>The same for code so short that the loop itself counts.</summary>
internal readonly struct OfLightCode<F>(F code) : IElementFormula, ILightFormula
    where F : struct, IElementCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public J At<J, V, O>(V prediction, V target)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
        => new OfCode<F>(code).At<J, V, O>(prediction, target);
}

/// <summary>A program that the interpreter runs, for the element loop.</summary>
internal readonly struct OfProgram(Program program) : IElementFormula
{
    public J At<J, V, O>(V prediction, V target)
        where J : struct, IJet<J, V>, IReal<J, Plain<V, O>>
        where V : struct
        where O : struct, ILanes<V>
    {
        ThreeOf<V> results = default;
        Interpreter.Run<V, O>(program, J.Order, new ReadOnlySpan<V>(in prediction), target, O.Create(1), ((Span<V>)results)[..(J.Order + 1)]);
        return J.Of(new(results[0], results[1], results[2]));
    }

    [InlineArray(3)]
    private struct ThreeOf<V>
    {
        private V _first;
    }
}
