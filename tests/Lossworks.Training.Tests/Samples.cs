using System.Globalization;

namespace Lossworks.Training.Tests;

/// <summary>The small real data of the repository, as plain columns.</summary>
internal static class Samples
{
    internal static Dictionary<string, double[]> Read(string name)
    {
        string[][] lines = [.. File.ReadAllLines(Path.Combine(Folder(), name + ".csv")).Where(l => l.Length > 0).Select(l => l.Replace("\"", "", StringComparison.Ordinal).Split(','))];
        return Enumerable.Range(0, lines[0].Length).ToDictionary(j => lines[0][j], j => lines.Skip(1).Select(l => double.Parse(l[j], CultureInfo.InvariantCulture)).ToArray());
    }

    /// <summary>Columns side by side, row after row.</summary>
    internal static double[] Rows(params ReadOnlySpan<double[]> columns)
    {
        double[] rows = new double[columns.Length * columns[0].Length];
        for (int i = 0; i < rows.Length; i++)
            rows[i] = columns[i % columns.Length][i / columns.Length];
        return rows;
    }

    internal static TrainingData Regression(string name, string target, params string[] features)
    {
        Dictionary<string, double[]> table = Read(name);
        return new(Rows([.. features.Select(f => table[f])]), table[target].Length, features.Length, table[target]);
    }

    private static string Folder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lossworks.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("no Lossworks.slnx above the tests"), "samples", "data");
    }
}
