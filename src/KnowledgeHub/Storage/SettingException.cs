namespace KnowledgeHub.Storage;

/// <summary>A setting, file or machine that the operator has to mend; the message is one sentence that says what to do.</summary>
public sealed class SettingException(string message, Exception? cause = null) : Exception(message, cause);
