namespace Lossworks.Formulas;

/// <summary>A loss that somebody wrote: the tree, and what was declared behind it.</summary>
/// <param name="Body">The loss of one row.</param>
/// <param name="Form">What it looks at.</param>
/// <param name="Declarations">Parameters, and what the inputs are.</param>
internal sealed record Formula(FormulaNode Body, FormulaForm Form, FormulaDeclarations Declarations)
{
    /// <summary>The loss of one row as somebody typed it, on one line; null where nobody did. Two formulas are equal whatever was typed.</summary>
    internal string? Written { get; init; }

    /// <summary>Reads a formula that ends with the text.</summary>
    /// <exception cref="SpecException">It is none; the message points at the character.</exception>
    internal static Formula Parse(string text)
    {
        FormulaReader reader = new(text, 0);
        Formula formula = reader.Read();
        return reader.At == text.Length ? formula : throw reader.Unexpected("an operator, ';' or the end");
    }

    /// <summary>The same with one parameter changed.</summary>
    /// <exception cref="LossException">It has no such parameter, or the value is out of its range.</exception>
    internal Formula With(string parameter, double value)
    {
        int index = Declarations.Parameters.ToList().FindIndex(p => p.Name == parameter || p.SpecName == parameter);
        if (index < 0)
            throw new LossException($"the formula {Body} has no parameter '{parameter}'.");
        FormulaParameter found = Declarations.Parameters[index];
        if (!double.IsFinite(value) || !found.Range.Contains(value))
            throw new LossException($"'{parameter}' must be {found.Range.Describe(parameter)}, not {ParameterValue.Text(value)}.");
        return this with { Declarations = Declarations with { Parameters = Declarations.Parameters.SetItem(index, found with { Value = value }) } };
    }

    /// <summary>The value of a parameter.</summary>
    internal double ValueOf(string parameter) => Declarations.Parameters.First(p => p.Name == parameter).Value;

    /// <inheritdoc/>
    public bool Equals(Formula? other) =>
        other is not null && Body.Equals(other.Body) && Form.Equals(other.Form) && Declarations.Equals(other.Declarations);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Body, Declarations);

    /// <summary>As text that reads back to an equal formula.</summary>
    public override string ToString() => Body.ToString() + Declarations;
}
