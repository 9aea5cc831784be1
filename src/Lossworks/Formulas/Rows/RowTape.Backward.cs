namespace Lossworks.Formulas;

/// <summary>The way back.</summary>
internal readonly ref partial struct RowTape
{
    /// <summary>The slope of each value, of which the gradients are a multiple; to be filled before the way back.</summary>
    internal Span<double> Seeds(int rows) => Numbers(Slopes, program.Steps.Length - 1, rows)[..rows];

    /// <summary>The derivatives of the values by each prediction, times the seeds; empty where nothing depends on them.</summary>
    internal ReadOnlySpan<double> Backward(ReadOnlySpan<int> labels, int rows)
    {
        Reached.Clear();
        Reached[program.Steps.Length - 1] = 1;
        for (int i = program.Steps.Length - 1; i >= 0; i--)
        {
            RowStep step = program.Steps[i];
            if (step.Moves && step.Kind != RowStepKind.Predictions && Reached[i] != 0)
                Back(step, i, labels, rows);
        }

        int predictions = program.Predictions;
        return predictions < 0 || Reached[predictions] == 0 ? default : Numbers(Slopes, predictions, rows)[..(rows * columns)];
    }

    private void Back(in RowStep step, int index, ReadOnlySpan<int> labels, int rows)
    {
        switch (step.Kind)
        {
            case RowStepKind.Spread:
                Span<double> sums = Scratch[..StepLoops.Padded(rows)];
                RowFolds.Sum(Numbers(Slopes, index, rows), columns, sums[..rows]);
                Add(step.A, sums, rows);
                break;
            case RowStepKind.Sum:
                BackSum(step.A, Numbers(Slopes, index, rows), rows);
                break;
            case RowStepKind.LogSumExp:
                BackLogSumExp(step, index, rows);
                break;
            case >= RowStepKind.Sum:
                Unpick(step, Numbers(Slopes, index, rows), labels, rows);
                break;
            default:
                BackEach(step, index, rows);
                break;
        }
    }

    private void BackSum(int to, ReadOnlySpan<double> slopes, int rows)
    {
        if (Reach(to))
            Add(to, SpreadOut(slopes, rows), rows);
        else
            StepLoops.Spread(width, slopes[..rows], columns, Numbers(Slopes, to, rows));
    }

    private void Unpick(in RowStep step, ReadOnlySpan<double> slopes, ReadOnlySpan<int> labels, int rows)
    {
        Span<double> to = Numbers(Slopes, step.A, rows);
        if (!Reach(step.A))
            to.Clear();
        if (step.Kind == RowStepKind.PickClass)
        {
            for (int row = 0; row < rows; row++)
                to[(row * columns) + labels[row]] += slopes[row];
            return;
        }

        ReadOnlySpan<double> of = Of(step.A, rows);
        for (int row = 0; row < rows; row++)
            to[(row * columns) + Picked(step, of.Slice(row * columns, columns))] += slopes[row];
    }

    /// <summary>Each number has its share: its exponential over their sum.</summary>
    private void BackLogSumExp(in RowStep step, int index, int rows)
    {
        Span<double> slopes = Numbers(Slopes, index, rows);
        StepLoops.Run(width, default(SlopeOver), slopes, slopes, Numbers(Kept, index, rows), slopes);
        Give(default(PlusSlope), step.A, SpreadOut(slopes, rows), Exponentials(index, rows), rows);
    }

    private void BackEach(in RowStep step, int index, int rows)
    {
        Span<double> slopes = Numbers(Slopes, index, rows);
        switch (step.Kind)
        {
            case RowStepKind.Add:
                Add(step.A, slopes, rows);
                Add(step.B, slopes, rows);
                break;
            case RowStepKind.Subtract:
                Add(step.A, slopes, rows);
                Give(default(Minus), step.B, slopes, slopes, rows);
                break;
            case RowStepKind.Multiply:
                Give(default(PlusSlope), step.A, slopes, Of(step.B, rows), rows);
                Give(default(PlusSlope), step.B, slopes, Of(step.A, rows), rows);
                break;
            case RowStepKind.Divide:
                BackDivide(step, index, slopes, rows);
                break;
            case RowStepKind.Negate:
                Give(default(Minus), step.A, slopes, slopes, rows);
                break;
            case RowStepKind.Absolute:
                GiveThrough(default(SignOf), step.A, slopes, Of(step.A, rows), slopes, rows);
                break;
            case RowStepKind.Larger:
                BackExtreme(step, slopes, Of(step.A, rows), Of(step.B, rows), rows);
                break;
            case RowStepKind.Smaller:
                BackExtreme(step, slopes, Of(step.B, rows), Of(step.A, rows), rows);
                break;
            case RowStepKind.Choose:
                Give(default(PlusSlopeIf), step.B, slopes, Of(step.A, rows), rows);
                Give(default(PlusSlopeUnless), step.C, slopes, Of(step.A, rows), rows);
                break;
            default:
                Give(default(PlusSlope), step.A, slopes, Numbers(Kept, index, rows), rows);
                break;
        }
    }

    private void BackDivide(in RowStep step, int index, ReadOnlySpan<double> slopes, int rows)
    {
        ReadOnlySpan<double> divisor = Of(step.B, rows);
        Give(default(PlusSlopeOver), step.A, slopes, divisor, rows);
        GiveThrough(default(FallOfQuotient), step.B, slopes, Of(index, rows), divisor, rows);
    }

    /// <summary>The smaller of a and b is the larger with a and b exchanged: a moves it as b moves that.</summary>
    private void BackExtreme(in RowStep step, ReadOnlySpan<double> slopes, ReadOnlySpan<double> a, ReadOnlySpan<double> b, int rows)
    {
        Winner winner = new(program.Steps[step.A].Moves && program.Steps[step.B].Moves ? 0.5 : 0);
        GiveThrough(winner, step.A, slopes, a, b, rows);
        GiveThrough(winner, step.B, slopes, b, a, rows);
    }

    private void Add(int to, ReadOnlySpan<double> slopes, int rows) => Give(default(Plus), to, slopes, slopes, rows);

    /// <summary>Lets a slope go on to an operand, if that moves.</summary>
    private void Give<F>(F code, int to, ReadOnlySpan<double> slopes, ReadOnlySpan<double> partial, int rows)
        where F : struct, IStepCode
    {
        if (!program.Steps[to].Moves)
            return;
        Span<double> sum = Numbers(Slopes, to, rows);
        if (Reach(to))
            StepLoops.Run(width, code, sum, sum, slopes, partial);
        else
            StepLoops.Run(width, new Anew<F>(code), sum, slopes, slopes, partial);
    }

    /// <summary>Whether a slope has come to a step before; now one has.</summary>
    private bool Reach(int step)
    {
        bool reached = Reached[step] != 0;
        Reached[step] = 1;
        return reached;
    }

    /// <summary>The same through a partial derivative that is yet to be made.</summary>
    private void GiveThrough<F>(F partial, int to, ReadOnlySpan<double> slopes, ReadOnlySpan<double> a, ReadOnlySpan<double> b, int rows)
        where F : struct, IStepCode
    {
        if (!program.Steps[to].Moves)
            return;
        Span<double> made = Scratch[..slopes.Length];
        StepLoops.Run(width, partial, made, a, b, a);
        Give(default(PlusSlope), to, slopes, made, rows);
    }

    private ReadOnlySpan<double> SpreadOut(ReadOnlySpan<double> slopes, int rows)
    {
        Span<double> spread = Scratch[..StepLoops.Padded(rows * columns)];
        StepLoops.Spread(width, slopes[..rows], columns, spread);
        return spread;
    }
}
