namespace KnowledgeHub.Web.Commands;

/// <summary>One line on the error output that counts up: in place on a terminal, now and then in a file.</summary>
public sealed class ProgressLine(string what) : IProgress<int>, IDisposable
{
    private readonly bool inPlace = !Console.IsErrorRedirected;
    private int written;
    private int shown = -1;

    public void Report(int value)
    {
        written = value;
        if (inPlace || value - shown >= 1000 || shown < 0)
        {
            shown = value;
            Console.Error.Write(inPlace ? $"\r{value:N0} {what}" : $"{value:N0} {what}\n");
        }
    }

    /// <summary>Shows the last count and leaves the line.</summary>
    public void End()
    {
        if (shown != written || inPlace)
        {
            Console.Error.Write(inPlace ? $"\r{written:N0} {what}\n" : $"{written:N0} {what}\n");
        }
    }

    public void Dispose()
    {
        if (inPlace && shown >= 0)
        {
            Console.Error.Flush();
        }
    }
}
