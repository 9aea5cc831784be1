using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lossworks.Tests.Contracts;

/// <summary>A formula that the JIT would only call from the loop is many times slower; so each says what is to be done with it.</summary>
public class InliningLaws
{
    public static TheoryData<Type> Formulas => [.. typeof(Loss).Assembly.GetTypes()
        .Where(t => t.IsValueType && t.Namespace == "Lossworks.Losses" && Contracts.Any(c => c.IsAssignableFrom(t)))
        .OrderBy(t => t.Name)];

    private static Type[] Contracts => [typeof(IResidualLoss), typeof(IMarginLoss), typeof(IPointwiseLoss)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_formula_says_whether_it_is_inlined(Type loss)
    {
        MethodInfo formula = loss.GetMethods().Single(m => m.Name == "Of" && m.IsGenericMethodDefinition);
        MethodImplAttributes flags = formula.GetMethodImplementationFlags();
        Assert.True(
            flags.HasFlag(MethodImplAttributes.AggressiveInlining) || flags.HasFlag(MethodImplAttributes.NoInlining | MethodImplAttributes.AggressiveOptimization),
            $"mark {loss.Name}.Of with {nameof(MethodImplOptions.AggressiveInlining)}; or, where it is too large for that, with {nameof(MethodImplOptions.NoInlining)} | {nameof(MethodImplOptions.AggressiveOptimization)}.");
    }
}
