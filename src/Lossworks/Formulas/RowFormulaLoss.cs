using Lossworks.Formulas;
using Lossworks.Kernels;
using Lossworks.Specs;
using Lossworks.Verification;

namespace Lossworks;

/// <summary>A formula over a row of predictions as a loss.</summary>
internal sealed class RowFormulaLoss : Loss, IForcedRowWidth
{
    private readonly OfRowProgram _program;
    private Discovered? _discovered;

    private RowFormulaLoss(Formula formula, RowProgram program, LossCard card, LossSpec spec)
        : base(card, LossShape.Row, null) => (Formula, _program, Spec) = (formula, new(program, formula.Form, card), spec);

    /// <summary>What somebody wrote.</summary>
    internal Formula Formula { get; }

    public override LossSpec Spec { get; }

    public override int? Columns => null;

    internal override string Engine => "Interpreted, each step over many rows at once.";

    /// <summary>Where kinks and bounds are likely to lie.</summary>
    private double[] Constants => [.. Formula.Body.All().OfType<NumberNode>().Select(n => n.Value), .. Formula.Declarations.Parameters.Select(p => p.Value)];

    internal static RowFormulaLoss Of(Formula formula, LossCard? card, LossSpec spec)
    {
        RowProgram program = RowProgram.Of(formula);
        (Output prediction, Argument target) = RowFormulaDomain.Of(formula, program);
        LossCard own = FormulaCards.Of(formula, [prediction], target) with
        {
            MinimumColumns = program.MinimumColumns,
            Cost = "Value and gradient: linear in the number of columns, each step over many rows at once. Hessian: quadratic in it.",
        };
        return new(formula, program, FormulaLoss.Named(card, own, spec), spec);
    }

    /// <summary>What was found out about it; asked once.</summary>
    internal Discovered Discovered => _discovered ??= ClaimDiscovery.Run(new LossProbe(this), 1, Constants);

    private protected override LossClaims Discover() => Discovered.Claims;

    public override double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction, int threads) =>
        RowLoop.Run(_program, default, batch, result, reduction, threads);

    public override double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction, int threads) =>
        RowLoop.Run(_program, default, batch, result, reduction, threads);

    bool IForcedRowWidth.HasKernel => _program.HasKernel;

    double IForcedRowWidth.EvaluateAt<S>(Width width, in LossBatch<S> batch, in LossResult<S> result, Reduction reduction) =>
        RowLoop.Run(_program, default, batch, result, reduction, threads: 1, width);

    double IForcedRowWidth.EvaluateRows<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction) =>
        RowLoop.Run(new RowByRow<OfRowProgram>(_program), default, batch, result, reduction, threads: 1);
}
