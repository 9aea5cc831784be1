using System.Reflection;
using System.Reflection.Emit;
using Lossworks.Calculus;
using Lossworks.Calculus.Functions;
using Lossworks.Lanes;

// What is looked up by name is named in this file and kept with its type; the types and methods made from it have no requirements on their parameters; and
// nothing here runs where no code can be made.
#pragma warning disable IL2026, IL2055, IL2060, IL2065, IL2070, IL2071, IL2072, IL2075, IL2076, IL2081, IL3050

namespace Lossworks.Formulas;

/// <content>The instructions of one method.</content>
internal sealed partial class FormulaCompiler
{
    /// <summary>The instructions of one method. A step that is used once stands where it is used; the others have a local.</summary>
    private sealed class Body
    {
        private readonly FormulaCompiler _owner;
        private readonly ILGenerator _il;
        private readonly Type _v, _o, _lanes, _expansion;
        private readonly int _order;
        private readonly int[] _uses;
        private readonly Dictionary<int, LocalBuilder> _locals = [];

        internal Body(FormulaCompiler owner, ILGenerator il, Type v, Type o, int order)
        {
            (_owner, _il, _v, _o, _order) = (owner, il, v, o, order);
            (_lanes, _expansion) = (typeof(ILanes<>).MakeGenericType(v), typeof(Expansion<>).MakeGenericType(v));
            _uses = Uses(owner._program, order);
        }

        internal void Write()
        {
            for (int k = 0; k < 3; k++)
            {
                if (k <= _order)
                    Push(_owner._program.Results[k]);
                else
                    Create(() => _il.Emit(OpCodes.Ldc_R8, 0.0));
            }

            _il.Emit(OpCodes.Newobj, TypeBuilder.GetConstructor(_expansion, typeof(Expansion<>).GetConstructors()[0]));
            _il.Emit(OpCodes.Ret);
        }

        internal void WriteToMemory()
        {
            for (int k = 0; k < _owner._program.CountAt(_order); k++)
            {
                _il.Emit(OpCodes.Ldarg, 4);
                Move(k);
                Push(_owner._program.Results[k]);
                _il.Emit(OpCodes.Stobj, _v);
            }

            _il.Emit(OpCodes.Ret);
        }

        /// <summary>From the reference on the stack to the one so many places behind it.</summary>
        private void Move(int places)
        {
            if (places == 0)
                return;
            _il.Emit(OpCodes.Ldc_I4, places);
            _il.Emit(OpCodes.Call, AddToReference.MakeGenericMethod(_v));
        }

        private static int[] Uses(Program program, int order)
        {
            int[] uses = new int[program.Steps.Length];
            foreach (int result in program.Results[..program.CountAt(order)])
                uses[result]++;
            foreach (int i in program.Live[order])
            {
                for (int k = 0; k < program.Steps[i].Operands; k++)
                    uses[program.Steps[i].Operand(k)]++;
            }

            return uses;
        }

        /// <summary>Leaves the number of a step on the stack.</summary>
        private void Push(int index)
        {
            Instruction step = _owner._program.Steps[index];
            if (step.Step is Step.Call or Step.Power)
            {
                Part(index, nameof(Expansion<int>.Value));
                return;
            }

            if (_locals.TryGetValue(index, out LocalBuilder? local))
            {
                _il.Emit(OpCodes.Ldloc, local);
                return;
            }

            PushNew(step);
            bool leaf = step.Step is Step.Target or Step.Weight || (step.Step == Step.Prediction && !_owner._bundle);
            if (_uses[index] < 2 || leaf)
                return;
            _locals[index] = local = _il.DeclareLocal(_v);
            _il.Emit(OpCodes.Stloc, local);
            _il.Emit(OpCodes.Ldloc, local);
        }

        private void PushNew(in Instruction step)
        {
            switch (step.Step)
            {
                case Step.Constant:
                    FieldBuilder slot = _owner._slots[step.A];
                    Create(() =>
                    {
                        _il.Emit(OpCodes.Ldarg_0);
                        _il.Emit(OpCodes.Ldfld, slot);
                    });
                    break;
                case Step.Prediction:
                    _il.Emit(OpCodes.Ldarg_1);
                    if (_owner._bundle)
                    {
                        Move(step.A);
                        _il.Emit(OpCodes.Ldobj, _v);
                    }

                    break;
                case Step.Target:
                    _il.Emit(OpCodes.Ldarg_2);
                    break;
                case Step.Weight:
                    _il.Emit(OpCodes.Ldarg_3);
                    break;
                case Step.First:
                    Part(step.A, nameof(Expansion<int>.First));
                    break;
                case Step.Second:
                    Part(step.A, nameof(Expansion<int>.Second));
                    break;
                default:
                    for (int k = 0; k < step.Operands; k++)
                        Push(step.Operand(k));
                    Operate(step.Step);
                    break;
            }
        }

        private void Operate(Step step)
        {
            switch (step)
            {
                case Step.SlopeOfAbs:
                    _il.Emit(OpCodes.Call, Shared(typeof(Slope), nameof(Slope.OfAbs)));
                    break;
                case Step.SlopeOfMagnitude:
                    _il.Emit(OpCodes.Call, Shared(typeof(Slope), nameof(Slope.OfMagnitude)));
                    break;
                case Step.Chain:
                    _il.Emit(OpCodes.Call, Shared(typeof(Chain), nameof(Chain.Times)));
                    break;
                default:
                    Lanes(NameOf(step));
                    break;
            }
        }

        private static string NameOf(Step step) => step switch
        {
            Step.Absolute => nameof(ILanes<int>.Abs),
            _ => step.ToString(),
        };

        private void Create(Action number)
        {
            number();
            Lanes(nameof(ILanes<int>.Create));
        }

        /// <summary>A static member of the lanes, which the runtime binds for each width.</summary>
        private void Lanes(string name)
        {
            _il.Emit(OpCodes.Constrained, _o);
            _il.Emit(OpCodes.Call, TypeBuilder.GetMethod(_lanes, typeof(ILanes<>).GetMethod(name)!));
        }

        private MethodInfo Shared(Type type, string name) =>
            type.GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.MakeGenericMethod(_v, _o);

        /// <summary>Leaves a part of what a function gave on the stack; the function itself is called once.</summary>
        private void Part(int call, string part)
        {
            if (!_locals.TryGetValue(call, out LocalBuilder? given))
            {
                Call(_owner._program.Steps[call]);
                _locals[call] = given = _il.DeclareLocal(_expansion);
                _il.Emit(OpCodes.Stloc, given);
            }

            _il.Emit(OpCodes.Ldloca, given);
            _il.Emit(OpCodes.Call, TypeBuilder.GetMethod(_expansion, typeof(Expansion<>).GetProperty(part)!.GetMethod!));
        }

        private void Call(in Instruction step)
        {
            Type function = step.Step == Step.Power ? typeof(SignedPower) : ElementaryCode.TypeOf((Elementary)step.B);
            LocalBuilder instance = _il.DeclareLocal(function);
            if (step.Step == Step.Power)
            {
                _il.Emit(OpCodes.Ldarg_0);
                _il.Emit(OpCodes.Ldfld, _owner._slots[step.B]);
                _il.Emit(OpCodes.Newobj, function.GetConstructor([typeof(double)])!);
                _il.Emit(OpCodes.Stloc, instance);
            }

            _il.Emit(OpCodes.Ldloca, instance);
            Push(step.A);
            _il.Emit(OpCodes.Call, function.GetMethod(nameof(IElementary.At))!.MakeGenericMethod(_v, _o));
        }
    }
}
