"""Every setting, in one place; the only module that reads the environment."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Settings from the environment or the program's ``.env`` (prefix ``ASSISTANT_``; HOST, PORT, WORKERS bare).

    One that is set to nothing counts as not set. An unknown type of value stops the start with the
    key and the expected type.
    """

    model_config = SettingsConfigDict(
        env_prefix="ASSISTANT_",
        env_file=ROOT / ".env",  # also where a command is run from elsewhere
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    host: str = Field("127.0.0.1", validation_alias="HOST", description="监听地址")
    port: int = Field(7860, ge=0, le=65535, validation_alias="PORT", description="监听端口")
    workers: int = Field(
        1, ge=1, le=64, validation_alias="WORKERS", description="服务进程数，共用一个地址和数据库"
    )
    documents: Path = Field(ROOT / "corpus" / "documents", description="随程序带的文件目录")
    data: Path = Field(ROOT / "var", description="数据目录：索引、数据库、后来加入的文件")
    cache: Path = Field(
        Path.home() / ".cache" / "zhengcetong", description="模型与分词词典的缓存目录"
    )
    model: str = Field("default", description="向量模型：default、模型名或目录")
    milvus_uri: str = Field("", description="Milvus 的地址，由它检索；空则在本机检索")
    milvus_token: str = Field("", description="Milvus 的令牌，或“用户名:密码”")
    database_url: str = Field("", description="数据库地址；空则用数据目录下的 SQLite")
    generator: str = Field(
        "extractive", description="extractive、transformers:<模型> 或 openai:<模型>"
    )
    generator_url: str = Field("", description="OpenAI 兼容接口的地址")
    generator_key: str = Field("", description="接口密钥")
    generator_timeout: float = Field(20.0, description="等待模型的秒数")
    proposals: bool = Field(
        False, description="是否让模型提议：问得含糊时换个说法再查，讲得散时认出哪个数是哪项"
    )
    proposal_timeout: float = Field(
        3.0, gt=0, description="等待模型提议的秒数，过了就照没有模型时回答"
    )
    allowed_origins: list[str] = Field(default_factory=list, description="允许嵌入网页组件的来源")
    voice_input: bool = Field(
        True, description="首页要不要话筒；有的浏览器会把声音传给它的厂商识别，不愿意就关"
    )
    secret: str = Field("", description="签名密钥；空则首次启动时生成并存入数据目录")
    session_minutes: int = Field(120, description="会话保留的分钟数")
    session_limit: int = Field(10_000, description="同时保留的会话数")
    requests_per_minute: int = Field(
        1200, description="每个来源每分钟的提问数（一个大厅常共用一个地址）；0 为不限"
    )
    messages_per_hour: int = Field(
        20, ge=0, description="每个来源每小时的留言数（一个大厅常共用一个地址）；0 为不限"
    )
    turn_days: int = Field(
        365, ge=0, description="提问（连同评价和未答问题）保留的天数；0 为一直保留"
    )
    call_days: int = Field(365, ge=0, description="通话记录保留的天数；0 为一直保留")
    message_days: int = Field(
        180, ge=0, description="留言（连同联系方式和答复）保留的天数；0 为一直保留"
    )
    hot_sessions: int = Field(
        5, ge=2, description="一个问题至少在几次不同的会话里问过，才算大家常问"
    )
    hot_days: int = Field(30, ge=1, description="大家常问的，看最近多少天")
    answer_threads: int = Field(4, description="同时回答的问题数")
    answer_queue: int = Field(60, description="排队等待的问题数，再多就请稍后再试")
    answer_timeout: float = Field(30.0, description="一个问题最多处理的秒数")

    @property
    def added_documents(self) -> Path:
        """Where ``assistant corpus add`` puts documents."""
        return self.data / "documents"

    @property
    def index_folder(self) -> Path:
        """Where the index is kept."""
        return self.data / "index"

    @property
    def database(self) -> str:
        """The database's URL."""
        return self.database_url or f"sqlite:///{self.data / 'assistant.db'}"
