namespace Lossworks.Reports.Drawing;

/// <summary>How a line looks. The dash alternates lengths of line and gap in pixels; none means solid.</summary>
internal sealed record Stroke(string Color, float Width, float[]? Dash = null, float Opacity = 1);
