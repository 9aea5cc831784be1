namespace Lossworks.Reports.Drawing;

/// <summary>A field through scattered points: at each place the mean of the values, the nearer ones counting more.</summary>
/// <remarks>
/// The weights are (1 + d^2/h^2)^-4 of the distance d. The width h shrinks with the sixth root of the number of points, as the best one for a mean over two
/// dimensions does. Only arithmetic, so that every machine gives the same bits.
/// </remarks>
internal static class Smooth
{
    public static double[,] Over(IReadOnlyList<Spot> spots, IReadOnlyList<double> values, int columns, int rows)
    {
        double width = Math.Clamp(0.25 / Math.Cbrt(Math.Sqrt(spots.Count)), 0.04, 0.25);
        var field = new double[columns, rows];
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < rows; row++)
                field[column, row] = At(new Spot(column / (columns - 1.0), row / (rows - 1.0)), spots, values, width * width);
        }
        return field;
    }

    private static double At(Spot place, IReadOnlyList<Spot> spots, IReadOnlyList<double> values, double square)
    {
        (double sum, double weights) = (0, 0);
        for (int i = 0; i < spots.Count; i++)
        {
            (double x, double y) = (spots[i].X - place.X, spots[i].Y - place.Y);
            double near = 1 / (1 + (((x * x) + (y * y)) / square));
            double weight = near * near * near * near;
            sum += weight * values[i];
            weights += weight;
        }
        return sum / weights;
    }
}
