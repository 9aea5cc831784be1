namespace Lossworks.Reports.Drawing;

/// <summary>A place in the drawing area: 0 is left or bottom, 1 is right or top.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>A rectangle of the drawing area.</summary>
internal readonly record struct Box(double Left, double Right, double Bottom, double Top);
