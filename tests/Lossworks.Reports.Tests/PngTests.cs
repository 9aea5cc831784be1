using System.Buffers.Binary;

namespace Lossworks.Reports.Tests;

public sealed class PngTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reports").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("huber", 640, 400)]
    [InlineData("ranking", 801, 333)]
    [InlineData("odd text", 200, 120)]
    [InlineData("histogram 0", 300, 200)]
    public void A_file_is_a_png_of_the_size_asked_for(string name, int width, int height)
    {
        string path = Path.Combine(_folder, "plot.png");
        Plots.Named(name).SavePng(path, width, height);
        byte[] content = File.ReadAllBytes(path);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], content[..8]);
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16)));
        Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20)));
    }

    [Fact]
    public void Text_is_painted_whether_or_not_the_machine_has_fonts()
    {
        using var bare = SkiaSharp.SKBitmap.Decode(Png(new BarPlot([new Bar("a", 1)])));
        using var titled = SkiaSharp.SKBitmap.Decode(Png(new BarPlot([new Bar("a", 1)]) { Title = "A title" }));
        Assert.True(DarkPixels(titled) > DarkPixels(bare) + 50);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        string path = Path.Combine(_folder, "missing", "plot.png");
        var error = Assert.Throws<IOException>(() => Example.Huber().SavePng(path, 400, 300));
        Assert.Contains(path, error.Message);
        Assert.Contains("folder does not exist", error.Message);
    }

    private byte[] Png(Plot plot)
    {
        string path = Path.Combine(_folder, "text.png");
        plot.SavePng(path, 400, 300);
        return File.ReadAllBytes(path);
    }

    /// <summary>In the band of the title.</summary>
    private static int DarkPixels(SkiaSharp.SKBitmap image) => image.Pixels.Take(image.Width * 30).Count(pixel => pixel.Red < 100);
}
