namespace Lossworks.Formulas;

/// <summary>What one instruction of a program does; every name is that of the operation of the lanes behind it.</summary>
internal enum Step : byte
{
    /// <summary>A number that is the same for every row: A is its slot.</summary>
    Constant,

    /// <summary>The prediction, or output A.</summary>
    Prediction,
    Target,
    Weight,
    Add,
    Subtract,
    Multiply,

    /// <summary>A * B + C.</summary>
    MultiplyAdd,
    Divide,
    Negate,
    Absolute,

    /// <summary>The slope of |A|, 0 at 0.</summary>
    SlopeOfAbs,

    /// <summary>The slope of |A|, 1 at 0.</summary>
    SlopeOfMagnitude,

    /// <summary>The larger of A and a constant B.</summary>
    AtLeast,

    /// <summary>The smaller of A and a constant B.</summary>
    AtMost,

    /// <summary>C where A &lt;= B, else D.</summary>
    IfAtMost,

    /// <summary>C where A &lt; B, else D.</summary>
    IfLess,

    /// <summary>C where A = B, else D.</summary>
    IfEqual,

    /// <summary>Motion A times slope B: no motion stays none, also along an infinite slope.</summary>
    Chain,

    /// <summary>Function B (an <see cref="Elementary"/>) of A.</summary>
    Call,

    /// <summary>A to the constant power of slot B.</summary>
    Power,

    /// <summary>The first derivative that call or power A also gave.</summary>
    First,

    /// <summary>The second.</summary>
    Second,
}

/// <summary>One step of a program; A to D are the numbers of earlier steps, unless the step says otherwise.</summary>
internal readonly record struct Instruction(Step Step, int A = 0, int B = 0, int C = 0, int D = 0)
{
    /// <summary>How many of A to D are steps.</summary>
    internal int Operands => Step switch
    {
        Step.Constant or Step.Prediction or Step.Target or Step.Weight => 0,
        Step.Negate or Step.Absolute or Step.SlopeOfAbs or Step.SlopeOfMagnitude or Step.Call or Step.Power or Step.First or Step.Second => 1,
        Step.MultiplyAdd => 3,
        Step.IfAtMost or Step.IfLess or Step.IfEqual => 4,
        _ => 2,
    };

    internal int Operand(int index) => index switch
    {
        0 => A,
        1 => B,
        2 => C,
        _ => D,
    };
}
