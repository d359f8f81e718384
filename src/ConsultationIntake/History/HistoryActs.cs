namespace ConsultationIntake.History;

/// <summary>What staff do beside the actions on points, whose codes are those of <see cref="Submissions.StaffWork.StaffAction"/>.</summary>
public static class HistoryActs
{
    public const string Erase = "erase";
    public const string Retry = "retry";
    public const string DecideVersion = "decideVersion";
    public const string SettleSender = "settleSender";
    public const string SettleMark = "settleMark";
    public const string DecideMessage = "decideMessage";
    public const string Remind = "remind";
    public const string RetryMail = "retryMail";
    public const string SettleMail = "settleMail";
    public const string DropMail = "dropMail";
    public const string Export = "export";
    public const string ChangeConcern = "changeConcern";
    public const string SaveFilter = "saveFilter";
    public const string RemoveFilter = "removeFilter";
    public const string TypeIn = "typeIn";
    public const string TypeAgain = "typeAgain";
    public const string IssueKey = "issueKey";
    public const string RevokeKey = "revokeKey";
    public const string RedactResponse = "redactResponse";
    public const string RecordConsent = "recordConsent";
    public const string PublishResponses = "publishResponses";
    public const string WithdrawResponses = "withdrawResponses";
    public const string ReadArchive = "readArchive";
    public const string ImportSheet = "importSheet";
    public const string TakeBackSheet = "takeBackSheet";
    public const string DiscardSheet = "discardSheet";
    public const string WriteOutcome = "writeOutcome";
    public const string PublishOutcome = "publishOutcome";
    public const string WithdrawOutcome = "withdrawOutcome";
    public const string ChooseQuote = "chooseQuote";
    public const string RemoveQuote = "removeQuote";
    public const string Reply = "reply";
    public const string ChangeTheme = "changeTheme";
}
