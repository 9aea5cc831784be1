using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lossworks.Benchmarks.Results;

/// <summary>Where something was measured.</summary>
internal sealed record Machine(string Processor, int Cores, string Vectors, string System, string Runtime)
{
    internal static Machine This() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? "512 bits" : Vector256.IsHardwareAccelerated ? "256 bits" : "128 bits",
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    /// <summary>For file names: lower case, hyphens.</summary>
    internal string Slug => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join('-', Processor.ToLowerInvariant().Split([' ', '(', ')', '@', ',', '/'], StringSplitOptions.RemoveEmptyEntries))}-{Cores}-cores");

    private static string ProcessorName()
    {
        const string cpus = "/proc/cpuinfo";
        string? line = File.Exists(cpus) ? File.ReadLines(cpus).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
