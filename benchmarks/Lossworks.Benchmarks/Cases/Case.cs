namespace Lossworks.Benchmarks.Cases;

/// <summary>One thing to be measured: a loss at a size.</summary>
internal sealed record Case(Subject Subject, int Rows, int Columns, int Threads, bool Hessian = false)
{
    /// <summary>How it is called in every table: <c>huber + hessian</c>, <c>softmax-cross-entropy k=10</c>.</summary>
    internal string Name => Subject.Name + (Subject.IsOfRows ? $" k={Columns}" : "") + (Hessian ? " + hessian" : "");

    /// <summary>How many predictions.</summary>
    internal int Size => Rows * Columns;
}
