namespace Lossworks.Formulas;

/// <summary>What one step of a row program does.</summary>
internal enum RowStepKind : byte
{
    Constant,
    Predictions,
    Targets,

    /// <summary>1 at the class and 0 elsewhere.</summary>
    OneHot,
    Weight,
    Classes,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Absolute,
    Sign,
    Larger,
    Smaller,

    /// <summary>1 where it holds, 0 where it does not.</summary>
    Less,
    AtMost,
    Equal,
    Choose,
    Call,

    /// <summary>A to the constant power of step B.</summary>
    Power,

    /// <summary>Number A as a row: what goes number by number finds operands of its own length.</summary>
    Spread,

    /// <summary>From here on a row becomes a number.</summary>
    Sum,
    LogSumExp,
    LargestOf,
    SmallestOf,

    /// <summary>The number of row A at the class.</summary>
    PickClass,

    /// <summary>The number of row A at place B.</summary>
    PickPlace,
}

/// <summary>One step of a row program; A to C are earlier steps, unless the kind says otherwise.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="A">The first operand.</param>
/// <param name="B">The second operand, a place, or an <see cref="Elementary"/>.</param>
/// <param name="C">The third.</param>
/// <param name="IsRow">Whether it gives a row and not a number.</param>
/// <param name="Moves">Whether it depends on the predictions.</param>
/// <param name="Number">Of a constant: which.</param>
internal readonly record struct RowStep(RowStepKind Kind, int A = 0, int B = 0, int C = 0, bool IsRow = false, bool Moves = false, double Number = 0)
{
    /// <summary>How many of A to C are steps.</summary>
    internal int Operands => Kind switch
    {
        RowStepKind.Constant or RowStepKind.Predictions or RowStepKind.Targets or RowStepKind.OneHot or RowStepKind.Weight or RowStepKind.Classes => 0,
        RowStepKind.Choose => 3,
        RowStepKind.Add or RowStepKind.Subtract or RowStepKind.Multiply or RowStepKind.Divide or RowStepKind.Larger or RowStepKind.Smaller
            or RowStepKind.Less or RowStepKind.AtMost or RowStepKind.Equal or RowStepKind.Power => 2,
        _ => 1,
    };

    internal int Operand(int index) => index == 0 ? A : index == 1 ? B : C;
}
