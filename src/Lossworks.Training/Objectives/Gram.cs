namespace Lossworks.Training;

/// <summary>The weighted Gram matrix X'WX / sum(W) of a design, without the intercept.</summary>
internal sealed class Gram(Design design) : Tally
{
    /// <summary>Where more rows were seen than this many times the columns, an evenly spaced sample of that many is as good a metric.</summary>
    private const int RowsPerColumn = 32;

    private readonly GramSum _sum = new(design.Columns);
    private readonly double[] _row = new double[design.Columns + 1];
    private readonly CompensatedVector _total = new(1);

    /// <summary>Of all rows, or of a sample where all would take longer than several passes.</summary>
    internal static double[] Of(Design design)
    {
        long enough = Math.Max((long)RowsPerColumn * design.Columns, 4 * design.Rows / Math.Max(1, design.Columns));
        Blocks blocks = Blocks.Sample(design.Store, enough);
        Gram gram = design.Sweep.Run(blocks, () => new Gram(design));
        double total = gram._total[0];
        double[] matrix = gram._sum.Read(1 / (total > 0 ? total : 1));
        if (blocks.Rows < design.Rows)
            Complete(matrix, design.Columns);
        return matrix;
    }

    internal override void Add(in RowBlock block, long start)
    {
        for (int i = 0; i < block.Rows; i++)
        {
            double weight = block.Weights.IsEmpty ? 1 : block.Weights[i];
            _total.Add(0, weight);
            if (weight == 0)
                continue;
            design.Standardize(block, i, _row);
            _sum.Add(_row, weight);
        }
    }

    internal override void Merge(Tally later)
    {
        _sum.Add(((Gram)later)._sum);
        _total.Add(((Gram)later)._total);
    }

    internal override void Reset()
    {
        _sum.Clear();
        _total.Clear();
    }

    /// <summary>The mean square of every column over all rows is 1: a column that the sample hardly saw gets it.</summary>
    private static void Complete(double[] matrix, int columns)
    {
        for (int j = 0; j < columns; j++)
        {
            if (matrix[(j * columns) + j] < 0.25)
                matrix[(j * columns) + j] = 1;
        }
    }
}
