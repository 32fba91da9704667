namespace KnowledgeHub.Mail;

/// <summary>Says in one sentence what is wrong with the outbox folder and what to do about it.</summary>
internal static class OutboxFault
{
    private const int FullOnUnix = 28;                              // ENOSPC
    private const int QuotaOnUnix = 122;                            // EDQUOT
    private const int ReadOnlyOnUnix = 30;                          // EROFS
    private const int FullOnWindows = unchecked((int)0x80070070);   // ERROR_DISK_FULL

    public static string Sentence(string folder, Exception wrong) => wrong switch
    {
        DirectoryNotFoundException or FileNotFoundException => $"The outbox folder {folder} is missing: create it, or set Hub__Mail__Host to use a mail server.",
        UnauthorizedAccessException => $"The hub may not write to the outbox folder {folder}: give its account write permission there.",
        { HResult: FullOnUnix or QuotaOnUnix or FullOnWindows } => $"The disk that holds the outbox folder {folder} is full: free some space.",
        { HResult: ReadOnlyOnUnix } => $"The outbox folder {folder} is on a read-only disk: mount it writable, or set Hub__DataPath to another one.",
        _ => $"The outbox folder {folder} could not be written ({wrong.Message.TrimEnd('.')}): see that it is a folder on a working disk.",
    };
}
