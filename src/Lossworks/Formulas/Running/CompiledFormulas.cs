using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

// The types made at run time have what the methods ask for, and nothing here runs where no code can be made.
#pragma warning disable IL2060, IL2072, IL2076

namespace Lossworks.Formulas;

/// <summary>Engines for programs: compiled ones where code can be made at run time, and the interpreter.</summary>
internal static class CompiledFormulas
{
    /// <summary>Code is kept for so many formulas, so that a search over parameters compiles once.</summary>
    private const int Most = 256;

    private static readonly ConcurrentDictionary<(string Key, bool Bundle), Type> Known = new();

    /// <summary>Whether this process can make code.</summary>
    internal static bool Possible => RuntimeFeature.IsDynamicCodeSupported && RuntimeFeature.IsDynamicCodeCompiled;

    internal static FormulaEngine Interpreted(Program program, LossCard card, FormulaForm form) =>
        form.Shape == FormulaShape.Elements && !form.HasWeight
            ? new ElementEngine<OfProgram>(new(program))
            : new RowEngine<OfBundle<ProgramBundle>>(new(new(program), card, program.Outputs, form.HasWeight), form.Shape == FormulaShape.Elements);

    [RequiresDynamicCode("Makes code at run time.")]
    internal static FormulaEngine Compiled(Program program, LossCard card, FormulaForm form)
    {
        bool bundle = form.Shape == FormulaShape.Outputs || form.HasWeight;
        if (Known.Count > Most)
            Known.Clear();
        Type type = Known.GetOrAdd((program.Key, bundle), _ => FormulaCompiler.Compile(program, bundle));
        object code = Activator.CreateInstance(type, program.Slots.ToArray())!;
        MethodInfo make = typeof(CompiledFormulas).GetMethod(bundle ? nameof(OfOutputs) : nameof(OfElements), BindingFlags.Static | BindingFlags.NonPublic)!;
        return (FormulaEngine)make.MakeGenericMethod(type).Invoke(null, bundle ? [code, program, card, form] : [code, program])!;
    }

    private static FormulaEngine OfElements<F>(F code, Program program)
        where F : struct, IElementCode
        => program.IsLight ? new ElementEngine<OfLightCode<F>>(new(code)) : new ElementEngine<OfCode<F>>(new(code));

    private static FormulaEngine OfOutputs<F>(F code, Program program, LossCard card, FormulaForm form)
        where F : struct, IOutputsCode
        => new RowEngine<OfBundle<CodeBundle<F>>>(new(new(code), card, program.Outputs, form.HasWeight), form.Shape == FormulaShape.Elements);
}
