namespace Lossworks.Training;

/// <summary>The normal equations of weighted least squares, with one weight and one pull per row that are known already.</summary>
/// <param name="design">The features.</param>
/// <param name="weights">One per row.</param>
/// <param name="pulls">One per row: weight times residual.</param>
internal sealed class NormalEquations(Design design, double[] weights, double[] pulls) : Tally
{
    private readonly GramSum _matrix = new(design.LengthFor(1));
    private readonly GradientSum _rightSide = new(design, 1);
    private readonly double[] _row = new double[design.Columns + 1];

    internal double[] ReadMatrix(double factor) => _matrix.Read(factor);

    internal void ReadRightSide(double factor, Span<double> side) => _rightSide.Read(factor, side);

    internal override void Add(in RowBlock block, long start)
    {
        int first = checked((int)start);
        for (int i = 0; i < block.Rows; i++)
        {
            if (weights[first + i] == 0)
                continue;
            design.Standardize(block, i, _row);
            _matrix.Add(_row, weights[first + i]);
        }

        _rightSide.Add(block, pulls.AsSpan(first, block.Rows));
    }

    internal override void Merge(Tally later)
    {
        _matrix.Add(((NormalEquations)later)._matrix);
        _rightSide.Add(((NormalEquations)later)._rightSide);
    }

    internal override void Reset()
    {
        _matrix.Clear();
        _rightSide.Clear();
    }
}
