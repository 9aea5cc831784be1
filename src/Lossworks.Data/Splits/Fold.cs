namespace Lossworks.Data;

/// <summary>One division of the rows into a part to learn from and a part to judge by.</summary>
/// <param name="Repeat">Which repetition, from 0.</param>
/// <param name="Number">Which fold of the repetition, from 0.</param>
/// <param name="Train">The rows to learn from, ascending.</param>
/// <param name="Test">The rows to judge by, ascending; together with <paramref name="Train"/> every row once, but by time only those before too.</param>
public sealed record Fold(int Repeat, int Number, int[] Train, int[] Test)
{
    internal static Fold Of(int repeat, int number, int[] foldOfRow)
    {
        int tests = foldOfRow.Count(fold => fold == number);
        (int[] train, int[] test) = (new int[foldOfRow.Length - tests], new int[tests]);
        int nextTrain = 0, nextTest = 0;
        for (int row = 0; row < foldOfRow.Length; row++)
        {
            if (foldOfRow[row] == number) test[nextTest++] = row;
            else train[nextTrain++] = row;
        }
        return new Fold(repeat, number, train, test);
    }
}
