using System.Runtime.InteropServices;

namespace Lossworks.Benchmarks.Training;

/// <summary>Features that several models learn from, with targets for each of them.</summary>
/// <param name="Name">Its name in every table.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many features a row has.</param>
/// <param name="Features">Row after row.</param>
/// <param name="Targets">One number per row, by the name of the task; classes as numbers from 0.</param>
internal sealed record DataSet(string Name, int Rows, int Columns, double[] Features, IReadOnlyDictionary<string, double[]> Targets)
{
    /// <summary>Writes everything as raw doubles for the peers.</summary>
    internal void WriteTo(string folder)
    {
        Write(Path.Combine(folder, "features.f64"), Features);
        foreach ((string task, double[] numbers) in Targets)
            Write(Path.Combine(folder, task + ".f64"), numbers);
    }

    private static void Write(string path, double[] numbers)
    {
        const int chunk = 1 << 20;
        using FileStream file = File.Create(path);
        for (int at = 0; at < numbers.Length; at += chunk)
            file.Write(MemoryMarshal.AsBytes(numbers.AsSpan(at, Math.Min(chunk, numbers.Length - at))));
    }
}
