using System.Globalization;

namespace Lossworks.Tuning;

/// <summary>The direction numbers of Joe and Kuo (2008), doi:10.1137/070709359: those whose projections to pairs of dimensions are good.</summary>
internal static class SobolDirections
{
    /// <summary>How many dimensions there are.</summary>
    internal const int Dimensions = 1024;

    /// <summary>How many binary digits a coordinate has.</summary>
    internal const int Digits = 32;

    private static readonly Lazy<uint[][]> s_all = new(Load);

    /// <summary>Of a dimension from 0, one for each binary digit of the index, the lowest first; digits of the coordinate, the highest first.</summary>
    internal static ReadOnlySpan<uint> Of(int dimension) => s_all.Value[dimension];

    private static uint[][] Load()
    {
        using Stream stream = typeof(SobolDirections).Assembly.GetManifestResourceStream("joe-kuo-1024.txt")!;
        using StreamReader reader = new(stream);
        uint[][] all = new uint[Dimensions][];
        // The first dimension has no polynomial: it turns the digits of the index round (van der Corput 1935).
        all[0] = [.. Enumerable.Range(0, Digits).Select(i => 1u << (Digits - 1 - i))];
        for (int dimension = 1; dimension < Dimensions;)
        {
            string line = reader.ReadLine()!;
            if (!line.StartsWith('#'))
                all[dimension++] = Directions([.. line.Split(' ').Select(s => uint.Parse(s, CultureInfo.InvariantCulture))]);
        }

        return all;
    }

    /// <summary>The recurrence of Sobol (1967) in the form of Bratley and Fox (1988), doi:10.1145/42288.214372.</summary>
    private static uint[] Directions(ReadOnlySpan<uint> line)
    {
        uint polynomial = line[0];
        ReadOnlySpan<uint> first = line[1..];
        int degree = first.Length;
        uint[] directions = new uint[Digits];
        for (int i = 0; i < degree; i++)
            directions[i] = first[i] << (Digits - 1 - i);
        for (int i = degree; i < Digits; i++)
        {
            directions[i] = directions[i - degree] ^ (directions[i - degree] >> degree);
            for (int k = 1; k < degree; k++)
            {
                if (((polynomial >> (degree - k)) & 1) == 1)
                    directions[i] ^= directions[i - k];
            }
        }

        return directions;
    }
}
