namespace Lossworks.Training;

/// <summary>The gradient by the parameters from one derivative per row and output that is known already.</summary>
internal sealed class TransposedTally(Design design, int outputs, double[] derivatives) : Tally
{
    private readonly GradientSum _sum = new(design, outputs);

    internal void Read(Span<double> gradient) => _sum.Read(1, gradient);

    internal override void Add(in RowBlock block, long start) =>
        _sum.Add(block, derivatives.AsSpan(checked((int)start * outputs), block.Rows * outputs));

    internal override void Merge(Tally later) => _sum.Add(((TransposedTally)later)._sum);

    internal override void Reset() => _sum.Clear();
}
