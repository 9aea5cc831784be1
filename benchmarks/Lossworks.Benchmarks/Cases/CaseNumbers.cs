namespace Lossworks.Benchmarks.Cases;

/// <summary>The memory of one case: what is read, and where is written.</summary>
internal sealed class CaseNumbers
{
    internal CaseNumbers(Case of)
    {
        MadeNumbers made = new(of.Rows, of.Columns);
        Predictions = made.Predictions();
        Targets = of.Subject.Targets switch
        {
            Cases.Targets.Numbers => made.Targets(),
            Cases.Targets.Labels => made.Labels(),
            Cases.Targets.Signs => made.Signs(),
            Cases.Targets.Shares => made.Shares(),
            _ => [],
        };
        Classes = of.Subject.Targets == Cases.Targets.Classes ? made.Classes() : [];
        Gradient = new float[of.Size];
        Second = of.Hessian ? new float[of.Size] : [];
    }

    internal float[] Predictions { get; }

    internal float[] Targets { get; }

    internal int[] Classes { get; }

    internal float[] Gradient { get; }

    internal float[] Second { get; }
}
