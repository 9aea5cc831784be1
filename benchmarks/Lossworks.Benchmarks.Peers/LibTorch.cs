using System.Reflection;
using System.Runtime.InteropServices;

namespace Lossworks.Benchmarks.Peers;

/// <summary>Loads libtorch and TorchSharp's library from the packages.</summary>
/// <remarks>
/// As published, <c>libLibTorchSharp.so</c> wants the symbol version GLIBCXX_3.4.32 (GCC 13) for one symbol that nothing calls, and so does not load on
/// Debian 12 or Ubuntu 22.04. A copy in which that version is marked as weak does.
/// </remarks>
internal static class LibTorch
{
    private const string NativeFolder = "runtimes/linux-x64/native";

    /// <summary>Loads it; or says why not.</summary>
    internal static string? TryLoad()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return "libtorch-cpu-linux-x64 is for Linux on x64";
        try
        {
            string libtorch = Path.Combine(PackageFolder("libtorch"), NativeFolder);
            foreach (string name in (string[])["libc10.so", "libtorch_cpu.so", "libtorch.so"])
                NativeLibrary.Load(Path.Combine(libtorch, name));
            string copy = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
            byte[] library = File.ReadAllBytes(Path.Combine(PackageFolder("TorchSharp"), NativeFolder, "libLibTorchSharp.so"));
            ElfVersions.MakeWeak(library, "GLIBCXX_3.4.32");
            File.WriteAllBytes(copy, library);
            NativeLibrary.Load(copy);
            TorchSharp.torch.InitializeDeviceType(TorchSharp.DeviceType.CPU);
            return null;
        }
        catch (Exception e)
        {
            return e.Message;
        }
    }

    private static string PackageFolder(string package) =>
        typeof(LibTorch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == package).Value!;
}
