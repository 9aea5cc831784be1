namespace Lossworks.Verification;

/// <summary>Tells labels from numbers.</summary>
internal static class LabelKinds
{
    internal static LabelKind Of(Loss loss)
    {
        bool areLabels = !loss.Target.Only.IsEmpty || loss.Target.Domain == Interval.Unit;
        int columns = loss.ExampleColumns;
        return loss.Target.IsClass ? (loss.TakesRows && columns > 1 && loss.ClassCount(columns) == columns ? LabelKind.Classes : LabelKind.None)
            : !areLabels ? LabelKind.None
            : !loss.TakesRows ? LabelKind.Single
            : loss.ExampleTargets(columns) == columns ? LabelKind.Several
            : LabelKind.None;
    }
}
