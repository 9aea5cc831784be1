using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>What runs a formula over several rows at once, one row per lane, whatever number of outputs a row has.</summary>
internal interface IBundleCode
{
    /// <summary>The value and the derivatives of an order: the value, the first ones by each output, the second ones.</summary>
    void At<V, O>(int order, ReadOnlySpan<V> outputs, V target, V weight, Span<V> results)
        where V : struct
        where O : struct, ILanes<V>;
}

/// <summary>What a formula of several outputs compiles to.</summary>
internal interface IOutputsCode
{
    /// <summary>The value alone.</summary>
    void Plain<V, O>(ref V outputs, V target, V weight, ref V results)
        where V : struct
        where O : struct, ILanes<V>;

    /// <summary>The value and the first derivatives.</summary>
    void Slope<V, O>(ref V outputs, V target, V weight, ref V results)
        where V : struct
        where O : struct, ILanes<V>;

    /// <summary>The value and both derivatives.</summary>
    void Bend<V, O>(ref V outputs, V target, V weight, ref V results)
        where V : struct
        where O : struct, ILanes<V>;
}

/// <summary>Compiled code over several rows.</summary>
internal readonly struct CodeBundle<F>(F code) : IBundleCode
    where F : struct, IOutputsCode
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void At<V, O>(int order, ReadOnlySpan<V> outputs, V target, V weight, Span<V> results)
        where V : struct
        where O : struct, ILanes<V>
    {
        ref V from = ref MemoryMarshal.GetReference(outputs), to = ref MemoryMarshal.GetReference(results);
        if (order == 0)
            code.Plain<V, O>(ref from, target, weight, ref to);
        else if (order == 1)
            code.Slope<V, O>(ref from, target, weight, ref to);
        else
            code.Bend<V, O>(ref from, target, weight, ref to);
    }
}

/// <summary>A program over several rows.</summary>
internal readonly struct ProgramBundle(Program program) : IBundleCode
{
    public void At<V, O>(int order, ReadOnlySpan<V> outputs, V target, V weight, Span<V> results)
        where V : struct
        where O : struct, ILanes<V>
        => Interpreter.Run<V, O>(program, order, outputs, target, weight, results);
}
