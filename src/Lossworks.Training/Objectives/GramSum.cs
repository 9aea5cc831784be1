using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lossworks.Training;

/// <summary>The sum over rows of weight times the products of every two columns, formed in tiles that stay in registers.</summary>
/// <remarks>
/// Rows are gathered into panels of a few columns each; a tile of four columns by two vectors is then one run through two panels, four products at
/// a time for each number loaded (Goto and van de Geijn 2008, doi:10.1145/1356052.1356053). Rows of weight 0 cost nothing.
/// </remarks>
internal sealed class GramSum
{
    private const int Most = 256;

    private readonly int _columns, _padded;
    private readonly double[] _plain, _weighted, _sum;
    private int _filled;

    internal GramSum(int columns)
    {
        _columns = columns;
        _padded = (columns + Panel - 1) / Panel * Panel;
        (_plain, _weighted, _sum) = (new double[_padded * Most], new double[_padded * Most], new double[_padded * _padded]);
    }

    /// <summary>Columns of a panel.</summary>
    private static int Panel => 2 * Vector<double>.Count;

    internal void Add(ReadOnlySpan<double> row, double weight)
    {
        if (weight == 0)
            return;
        int panel = Panel, filled = _filled;
        for (int j = 0; j < _columns; j++)
        {
            int at = (((j / panel * Most) + filled) * panel) + (j % panel);
            _plain[at] = row[j];
            _weighted[at] = weight * row[j];
        }

        if (++_filled == Most)
            Flush();
    }

    internal void Add(GramSum later)
    {
        Flush();
        later.Flush();
        for (int i = 0; i < _sum.Length; i++)
            _sum[i] += later._sum[i];
    }

    internal void Clear()
    {
        _filled = 0;
        Array.Clear(_sum);
    }

    /// <summary>A multiple of the matrix, row after row.</summary>
    internal double[] Read(double factor)
    {
        Flush();
        double[] matrix = new double[_columns * _columns];
        for (int j = 0; j < _columns; j++)
        {
            for (int k = 0; k <= j; k++)
                matrix[(j * _columns) + k] = matrix[(k * _columns) + j] = factor * _sum[(j * _padded) + k];
        }

        return matrix;
    }

    private void Flush()
    {
        int panel = Panel;
        for (int j = 0; j < _padded && _filled > 0; j += 4)
        {
            ref double a = ref _weighted[(j / panel * Most * panel) + (j % panel)];
            for (int k = 0; k <= j; k += panel)
                Tile(ref a, ref _plain[k * Most], _filled, ref _sum[(j * _padded) + k], _padded);
        }

        _filled = 0;
    }

    private static void Tile(ref double a, ref double b, int rows, ref double sum, int stride)
    {
        int width = Vector<double>.Count, panel = 2 * width;
        Vector<double> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        for (int i = 0; i < rows; i++)
        {
            Vector<double> low = Vector.LoadUnsafe(ref b), high = Vector.LoadUnsafe(ref b, (nuint)width);
            Vector<double> factor = new(a);
            (s00, s01) = (Vector.MultiplyAddEstimate(factor, low, s00), Vector.MultiplyAddEstimate(factor, high, s01));
            factor = new(Unsafe.Add(ref a, 1));
            (s10, s11) = (Vector.MultiplyAddEstimate(factor, low, s10), Vector.MultiplyAddEstimate(factor, high, s11));
            factor = new(Unsafe.Add(ref a, 2));
            (s20, s21) = (Vector.MultiplyAddEstimate(factor, low, s20), Vector.MultiplyAddEstimate(factor, high, s21));
            factor = new(Unsafe.Add(ref a, 3));
            (s30, s31) = (Vector.MultiplyAddEstimate(factor, low, s30), Vector.MultiplyAddEstimate(factor, high, s31));
            a = ref Unsafe.Add(ref a, panel);
            b = ref Unsafe.Add(ref b, panel);
        }

        Put(ref sum, s00, s01);
        Put(ref Unsafe.Add(ref sum, stride), s10, s11);
        Put(ref Unsafe.Add(ref sum, 2 * stride), s20, s21);
        Put(ref Unsafe.Add(ref sum, 3 * stride), s30, s31);
    }

    private static void Put(ref double sum, Vector<double> low, Vector<double> high)
    {
        nuint width = (nuint)Vector<double>.Count;
        (Vector.LoadUnsafe(ref sum) + low).StoreUnsafe(ref sum);
        (Vector.LoadUnsafe(ref sum, width) + high).StoreUnsafe(ref sum, width);
    }
}
