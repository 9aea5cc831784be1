using System.Collections.Immutable;
using System.Numerics;
using Lossworks.Formulas;
using Lossworks.Kernels;
using Lossworks.Specs;
using Lossworks.Verification;

namespace Lossworks;

/// <summary>A formula of single numbers or of several outputs as a loss.</summary>
internal sealed class FormulaLoss : Loss, IForcedWidth, ICountsOperations
{
    /// <summary>After so many predictions it has paid to compile: a compilation costs what the interpreter needs for some hundred thousand.</summary>
    private const int Patience = 50_000;

    private readonly Program _program;
    private readonly FormulaEngine _interpreted;
    private FormulaEngine? _compiled;
    private Discovered? _discovered;
    private int _seen;

    private FormulaLoss(Formula formula, Program program, LossCard card, LossShape shape, LossSpec spec)
        : base(card, shape, null)
    {
        (Formula, _program, Spec) = (formula, program, spec);
        _interpreted = CompiledFormulas.Interpreted(program, card, formula.Form);
    }

    /// <summary>What somebody wrote.</summary>
    internal Formula Formula { get; }

    public override LossSpec Spec { get; }

    public override int? Columns => Formula.Form.Outputs;

    internal override string Engine => CompiledFormulas.Possible
        ? $"Compiled at run time, once it has seen {Patience:N0} predictions; interpreted before that, with the same bits."
        : "Interpreted, with the same bits as compiled code but several times slower: this process cannot make code at run time.";

    /// <summary>The loss of a formula.</summary>
    /// <param name="formula">With the values of its parameters.</param>
    /// <param name="card">What somebody wrote about it; the facts that its text tells are put in.</param>
    /// <param name="spec">What it is called: one term.</param>
    internal static Loss Of(Formula formula, LossCard? card, LossSpec spec)
    {
        if (formula.Form.Shape == FormulaShape.Row)
            return RowFormulaLoss.Of(formula, card, spec);
        Program program = Derivation.Of(formula, FormulaKinks.Of(formula));
        if (formula.Form.Shape == FormulaShape.Outputs)
        {
            (Output[] outputs, Argument truth) = FormulaDomain.OfOutputs(formula, program);
            return new FormulaLoss(formula, program, Named(card, FormulaCards.Of(formula, [.. outputs], truth), spec), LossShape.Outputs, spec);
        }

        (Output prediction, Argument target) = FormulaDomain.Of(formula, program);
        LossShape shape = FormulaArgument.ShapeOf(formula);
        if (shape == LossShape.Margin && formula.Declarations.Of(FormulaInput.Target) is { Word: not "sign" })
            shape = LossShape.Pointwise;
        if (shape == LossShape.Margin)
            (target, prediction) = (Argument.SignTarget, formula.Declarations.Of(FormulaInput.Prediction) is null ? Output.Score : prediction);
        if (shape == LossShape.Residual && (prediction.Domain != Interval.Real || target.Domain != Interval.Real))
            shape = LossShape.Pointwise;
        return new FormulaLoss(formula, program, Named(card, FormulaCards.Of(formula, [prediction], target), spec), shape, spec);
    }

    /// <summary>A card that somebody wrote, with what the formula itself tells.</summary>
    internal static LossCard Named(LossCard? card, LossCard own, LossSpec spec) => card is null ? own with { Name = spec.Terms[0].Name } : card with
    {
        Tasks = own.Tasks,
        Outputs = own.Outputs,
        Target = own.Target,
        WeightsCountRows = own.WeightsCountRows,
        MinimumColumns = own.MinimumColumns,
        Cost = own.Cost,
    };

    /// <summary>What was found out about it; asked once.</summary>
    internal Discovered Discovered => _discovered ??= ClaimDiscovery.Run(new LossProbe(this), 1, Constants);

    private protected override LossClaims Discover() => Discovered.Claims;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        EngineFor(batch.Predictions.Length).Run(batch, result, reduction, threads, null);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        EngineFor(batch.Predictions.Length).Run(batch, result, reduction, threads, null);

    int ICountsOperations.Operations()
    {
        double[] outputs = [.. Enumerable.Repeat(0.75, _program.Outputs)], results = new double[_program.CountAt(1)];
        CountingLanes.Reset();
        Interpreter.Run<double, CountingLanes>(_program, 1, outputs, 1, 1, results);
        return CountingLanes.Operations;
    }

    double IForcedWidth.EvaluateAt<S>(Width width, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads) =>
        EngineFor(batch.Predictions.Length).Run(batch, result, reduction, threads, width);

    /// <summary>For tests: one engine or the other.</summary>
    internal double EvaluateBy<S>(bool compiled, Width width, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
        => (compiled ? Compiled() : _interpreted).Run(batch, result, reduction, 1, width);

    /// <summary>The constants of the formula: where kinks and bounds are likely to lie.</summary>
    internal ImmutableArray<double> Constants => [.. _program.Slots.Where(double.IsFinite).Distinct()];

    /// <summary>Few rows are interpreted, many compiled: the bits are the same.</summary>
    private FormulaEngine EngineFor(int predictions)
    {
        if (_compiled is { } compiled)
            return compiled;
        return CompiledFormulas.Possible && (_seen = Math.Min(_seen, Patience) + predictions) > Patience ? Compiled() : _interpreted;
    }

    private FormulaEngine Compiled()
    {
        if (System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported)
            return _compiled ??= CompiledFormulas.Compiled(_program, Card, Formula.Form);
        return _interpreted;
    }
}
