namespace KnowledgeHub.Media.Pictures;

/// <summary>Width and height in pixels as a browser shows the picture, turned the way the camera was held.</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>More than this would cost a reader's browser too much memory.</summary>
    private const long MostPixels = 100_000_000;

    public PictureSize Turned(int orientation) => orientation >= 5 ? new(Height, Width) : this;

    public PictureSize Checked() =>
        Width <= 0 || Height <= 0 ? throw new InvalidDataException("it has no size")
        : (long)Width * Height > MostPixels ? throw new InvalidDataException($"it has {Width} × {Height} pixels, more than a browser can show; make it smaller")
        : this;
}
