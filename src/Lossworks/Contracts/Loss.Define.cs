using System.Linq.Expressions;
using Lossworks.Formulas;
using Lossworks.Specs;

namespace Lossworks;

/// <content>Losses from C# expressions.</content>
public abstract partial class Loss
{
    /// <summary>
    /// A loss from an expression of prediction and target: <c>Loss.Define((p, y) => Math.Pow(p - y, 4))</c>. The expression is read as a formula, with everything
    /// that formulas have: derivatives, speed, checks, a SPEC that a saved model carries. Variables of the surrounding method count with the value they hold now.
    /// </summary>
    /// <param name="loss">Arithmetic, comparisons, ?:, and the functions of <see cref="Math"/> and <see cref="LossMath"/>.</param>
    /// <exception cref="LossException">Something in the expression is no part of formulas; the message names it.</exception>
    public static Loss Define(Expression<Func<double, double, double>> loss) => Of(ExpressionReader.Read(loss));

    /// <summary>The same with a parameter: <c>Loss.Define((p, y, d) => ..., 1.5)</c>.</summary>
    /// <param name="loss">Of prediction, target and the parameter, which is known by its name.</param>
    /// <param name="first">The value of the parameter.</param>
    /// <exception cref="LossException">Something in the expression is no part of formulas; the message names it.</exception>
    public static Loss Define(Expression<Func<double, double, double, double>> loss, double first) => Of(ExpressionReader.Read(loss, first));

    /// <summary>The same with two parameters.</summary>
    /// <param name="loss">Of prediction, target and the parameters, which are known by their names.</param>
    /// <param name="first">The value of the first parameter.</param>
    /// <param name="second">The value of the second.</param>
    /// <exception cref="LossException">Something in the expression is no part of formulas; the message names it.</exception>
    public static Loss Define(Expression<Func<double, double, double, double, double>> loss, double first, double second) =>
        Of(ExpressionReader.Read(loss, first, second));

    private static Loss Of(Formula formula) => FormulaLoss.Of(formula, null, new LossSpec([LossTerm.Of(formula)]));
}
