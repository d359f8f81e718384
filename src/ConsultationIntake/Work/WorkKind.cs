namespace ConsultationIntake.Work;

public enum WorkKind
{
    TagSubmission,
    ReadEmail,
    AcknowledgeEmail,
    RetagConsultation,
    SendCopy,
    ImportSheet,
}
