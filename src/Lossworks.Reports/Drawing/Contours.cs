namespace Lossworks.Reports.Drawing;

/// <summary>Where a field on a grid is at least so high, as closed rings: marching squares.</summary>
internal static class Contours
{
    private static readonly (int Column, int Row)[] s_corners = [(0, 0), (1, 0), (1, 1), (0, 1)];

    /// <summary>The rings; holes are rings inside rings.</summary>
    /// <param name="heights">By column and row, over the whole drawing area, at least two of each.</param>
    /// <param name="level">The height.</param>
    public static Spot[][] AtLeast(double[,] heights, double level)
    {
        // Around the grid everything is too low, so that rings close along its edge.
        int columns = heights.GetLength(0) + 2, rows = heights.GetLength(1) + 2;
        bool Inside(int column, int row) => column > 0 && row > 0 && column < columns - 1 && row < rows - 1 && heights[column - 1, row - 1] >= level;
        var next = new SortedDictionary<int, (int To, Spot From)>();
        for (int column = 0; column + 1 < columns; column++)
        {
            for (int row = 0; row + 1 < rows; row++) Cross(heights, level, column, row, rows, Inside, next);
        }
        return Joined(next);
    }

    /// <summary>Around a square against the clock: where the way leaves the inside, the border goes to where it comes in again.</summary>
    private static void Cross(
        double[,] heights, double level, int column, int row, int rows, Func<int, int, bool> inside, SortedDictionary<int, (int, Spot)> next)
    {
        bool[] corners = [.. s_corners.Select(corner => inside(column + corner.Column, row + corner.Row))];
        for (int side = 0; side < 4; side++)
        {
            if (!corners[side] || corners[(side + 1) % 4]) continue;
            int enter = (side + 1) % 4;
            while (corners[enter] || !corners[(enter + 1) % 4]) enter = (enter + 1) % 4;
            next[Id(column, row, side, rows)] = (Id(column, row, enter, rows), Crossing(heights, level, column, row, side));
        }
    }

    /// <summary>Of a side of a square, the same as seen from both squares.</summary>
    private static int Id(int column, int row, int side, int rows)
    {
        (int c, int r) = (column + (side == 1 ? 1 : 0), row + (side == 2 ? 1 : 0));
        return (((c * rows) + r) * 2) + (side % 2);
    }

    private static Spot Crossing(double[,] heights, double level, int column, int row, int side)
    {
        (int Column, int Row) a = (column + s_corners[side].Column, row + s_corners[side].Row);
        (int Column, int Row) b = (column + s_corners[(side + 1) % 4].Column, row + s_corners[(side + 1) % 4].Row);
        double high = heights[a.Column - 1, a.Row - 1];
        bool edge = b.Column == 0 || b.Row == 0 || b.Column > heights.GetLength(0) || b.Row > heights.GetLength(1);
        double along = edge ? 0 : (high - level) / (high - heights[b.Column - 1, b.Row - 1]);
        return new Spot(
            (a.Column - 1 + (along * (b.Column - a.Column))) / (heights.GetLength(0) - 1),
            (a.Row - 1 + (along * (b.Row - a.Row))) / (heights.GetLength(1) - 1));
    }

    private static Spot[][] Joined(SortedDictionary<int, (int To, Spot From)> next)
    {
        var rings = new List<Spot[]>();
        while (next.Count > 0)
        {
            var ring = new List<Spot>();
            int start = next.First().Key;
            while (next.Remove(start, out (int To, Spot From) step))
            {
                if (ring.Count == 0 || ring[^1] != step.From) ring.Add(step.From);
                start = step.To;
            }
            if (ring.Count > 1 && ring[^1] == ring[0]) ring.RemoveAt(ring.Count - 1);
            rings.Add(WithoutMiddles(ring));
        }
        return [.. rings];
    }

    /// <summary>Along the edge only the corners matter.</summary>
    private static Spot[] WithoutMiddles(List<Spot> ring)
    {
        return [.. ring.Where((spot, i) =>
        {
            (Spot before, Spot after) = (ring[(i + ring.Count - 1) % ring.Count], ring[(i + 1) % ring.Count]);
            return !(spot.X == before.X && spot.X == after.X) && !(spot.Y == before.Y && spot.Y == after.Y);
        })];
    }
}
