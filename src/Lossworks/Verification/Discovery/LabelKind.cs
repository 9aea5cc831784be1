namespace Lossworks.Verification;

/// <summary>How the targets of a loss say what is true, where they are labels.</summary>
internal enum LabelKind
{
    /// <summary>They are numbers, or classes in another number than there are scores.</summary>
    None,

    /// <summary>One label against one prediction.</summary>
    Single,

    /// <summary>One class against a prediction for each.</summary>
    Classes,

    /// <summary>A label for each of several predictions.</summary>
    Several,
}
