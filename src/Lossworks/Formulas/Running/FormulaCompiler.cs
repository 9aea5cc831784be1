using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Lossworks.Calculus;
using Lossworks.Lanes;

// What is looked up by name is named in this file and kept with its type; the types and methods made from it have no requirements on their parameters; and
// nothing here runs where no code can be made.
#pragma warning disable IL2026, IL2055, IL2060, IL2065, IL2070, IL2071, IL2072, IL2075, IL2076, IL2081, IL3050

namespace Lossworks.Formulas;

/// <summary>
/// Turns a program into a struct that implements <see cref="IElementCode"/> or <see cref="IOutputsCode"/>, by way of the runtime's own instructions: nothing of
/// the user's is compiled from source, and nothing but the operations of the lanes and the elementary functions can be called. The loops then take it in as
/// they take in the losses of the catalogue.
/// </summary>
[RequiresDynamicCode("Makes code at run time; ask RuntimeFeature.IsDynamicCodeSupported first.")]
internal sealed partial class FormulaCompiler
{
    /// <summary>The assembly that code made at run time belongs to; it sees the internals of this one.</summary>
    internal const string AssemblyName = "Lossworks.Formulas.Compiled";

    private readonly Program _program;
    private readonly TypeBuilder _type;
    private readonly bool _bundle;
    private readonly FieldBuilder[] _slots;

    private FormulaCompiler(Program program, TypeBuilder type, bool bundle)
    {
        (_program, _type, _bundle) = (program, type, bundle);
        _slots = [.. Enumerable.Range(0, program.Slots.Length).Select(i => type.DefineField($"slot{i}", typeof(double), FieldAttributes.Private))];
    }

    /// <summary>A struct type with a constructor that takes the slots.</summary>
    /// <param name="program">What it does.</param>
    /// <param name="bundle">Whether it takes outputs and gives results in memory (<see cref="IOutputsCode"/>).</param>
    internal static Type Compile(Program program, bool bundle)
    {
        AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(new(AssemblyName), AssemblyBuilderAccess.RunAndCollect);
        TypeBuilder type = assembly.DefineDynamicModule(AssemblyName).DefineType(
            "Formula",
            TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.SequentialLayout,
            typeof(ValueType),
            [bundle ? typeof(IOutputsCode) : typeof(IElementCode)]);
        FormulaCompiler compiler = new(program, type, bundle);
        compiler.WriteConstructor();
        compiler.WriteMethod(nameof(IElementCode.Plain), 0);
        compiler.WriteMethod(nameof(IElementCode.Slope), 1);
        compiler.WriteMethod(nameof(IElementCode.Bend), 2);
        return type.CreateType();
    }

    private static MethodInfo AddToReference { get; } = Array.Find(
        typeof(Unsafe).GetMethods(),
        m => m.Name == nameof(Unsafe.Add) && m.GetParameters() is [{ ParameterType.IsByRef: true }, { ParameterType: var count }] && count == typeof(int))!;

    private void WriteConstructor()
    {
        ILGenerator il = _type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(double[])]).GetILGenerator();
        for (int i = 0; i < _slots.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_R8);
            il.Emit(OpCodes.Stfld, _slots[i]);
        }

        il.Emit(OpCodes.Ret);
    }

    private void WriteMethod(string name, int order)
    {
        MethodBuilder method = _type.DefineMethod(
            name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot);
        GenericTypeParameterBuilder[] generic = method.DefineGenericParameters("V", "O");
        foreach (GenericTypeParameterBuilder parameter in generic)
        {
            parameter.SetGenericParameterAttributes(
                GenericParameterAttributes.NotNullableValueTypeConstraint | GenericParameterAttributes.DefaultConstructorConstraint);
            parameter.SetBaseTypeConstraint(typeof(ValueType));
        }

        (Type v, Type o) = (generic[0], generic[1]);
        generic[1].SetInterfaceConstraints(typeof(ILanes<>).MakeGenericType(v));
        if (_bundle)
            method.SetParameters(v.MakeByRefType(), v, v, v.MakeByRefType());
        else
            method.SetParameters(v, v, v);
        method.SetReturnType(_bundle ? typeof(void) : typeof(Expansion<>).MakeGenericType(v));

        // Not before the signature: the flags freeze it.
        method.SetImplementationFlags(MethodImplAttributes.IL | MethodImplAttributes.AggressiveInlining);
        Body body = new(this, method.GetILGenerator(), v, o, order);
        if (_bundle)
            body.WriteToMemory();
        else
            body.Write();
        _type.DefineMethodOverride(method, (_bundle ? typeof(IOutputsCode) : typeof(IElementCode)).GetMethod(name)!);
    }
}
