using System.Diagnostics.CodeAnalysis;

namespace Lossworks;

/// <summary>Two shapes that must be equal are not. Lossworks never broadcasts: a column against a row would silently become a matrix.</summary>
public sealed class ShapeException : LossException
{
    /// <summary>With both shapes and how to reshape.</summary>
    public ShapeException(string message)
        : base(message)
    {
    }

    [DoesNotReturn]
    internal static void ThrowLength(string what, int length, string reference, int expected, string hint) =>
        throw new ShapeException($"{what} has {length} numbers but {reference} has {expected}. {hint}");
}
