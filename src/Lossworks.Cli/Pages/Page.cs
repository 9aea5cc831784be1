namespace Lossworks.Cli.Pages;

/// <summary>A file of the documentation.</summary>
/// <param name="Path">Below the folder of the documentation, with forward slashes.</param>
/// <param name="Text">Its content.</param>
internal sealed record Page(string Path, string Text);
