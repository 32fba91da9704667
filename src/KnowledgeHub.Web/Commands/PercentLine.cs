namespace KnowledgeHub.Web.Commands;

/// <summary>One line on the error output such as "filling 37 %": in place on a terminal, every ten per cent in a file.</summary>
public sealed class PercentLine(string what) : IProgress<(int Done, int Total)>, IDisposable
{
    private readonly bool inPlace = !Console.IsErrorRedirected;
    private int shown = -1;

    public void Report((int Done, int Total) value)
    {
        var percent = value.Total == 0 ? 100 : (int)(value.Done * 100L / value.Total);
        if (percent != shown && (inPlace || shown < 0 || percent - shown >= 10 || percent == 100))
        {
            shown = percent;
            Console.Error.Write(inPlace ? $"\r{what} {percent} %" : $"{what} {percent} %\n");
        }
    }

    /// <summary>Leaves the line.</summary>
    public void End()
    {
        if (inPlace && shown >= 0)
        {
            Console.Error.WriteLine();
        }

        shown = -1;
    }

    public void Dispose() => End();
}
