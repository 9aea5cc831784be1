using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>The factor L of A = L L', row after row (Cholesky, published by Benoit 1924, doi:10.1007/BF03031308).</summary>
internal static class Cholesky
{
    /// <summary>Factors in place; false where the matrix is not positive definite.</summary>
    internal static bool TryFactor(double[] a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = a[(i * n) + j] - (j == 0 ? 0 : TensorPrimitives.Dot<double>(a.AsSpan(i * n, j), a.AsSpan(j * n, j)));
                if (i == j && !(rest > 0 && double.IsFinite(rest)))
                    return false;
                a[(i * n) + j] = i == j ? Math.Sqrt(rest) : rest / a[(j * n) + j];
            }
        }

        return true;
    }

    /// <summary>Solves A x = b in place.</summary>
    internal static void Solve(double[] factor, Span<double> b)
    {
        int n = b.Length;
        for (int i = 0; i < n; i++)
            b[i] = (b[i] - (i == 0 ? 0 : TensorPrimitives.Dot<double>(factor.AsSpan(i * n, i), b[..i]))) / factor[(i * n) + i];
        for (int i = n - 1; i >= 0; i--)
        {
            b[i] /= factor[(i * n) + i];
            if (i > 0)
                TensorPrimitives.MultiplyAdd(factor.AsSpan(i * n, i), -b[i], b[..i], b[..i]);
        }
    }
}
